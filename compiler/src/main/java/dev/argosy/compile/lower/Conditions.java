package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Choice;
import dev.argosy.expression.Expr;
import dev.argosy.link.Flow;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** On which conditions the tasks of a graph run, beside what they wait for. */
final class Conditions {
  private final Site site;
  private final Optional<Flow> flow;

  Conditions(Site site) {
    this.site = site;
    this.flow = site.flow();
  }

  /** What a step asks of those before it whose failure is harmless. */
  Optional<String> asked(String id) {
    return flow.map(f -> f.asked(id)).orElse(Map.of()).entrySet().stream()
        .map(e ->
            ArgoWords.ownStatus(site.step(e.getKey()))
                + (e.getValue() == Flow.Wait.FAILED ? " != 'Succeeded'" : " == 'Succeeded'"))
        .reduce((a, b) -> a + " && " + b);
  }

  /** What the author says of a step, where there is something of all that it chooses from. */
  Optional<String> decided(String id, Optional<Expr> when) {
    Optional<String> own = when.map(site::plainCondition);
    return flow.map(f -> f.open(id)).orElse(List.of()).stream()
        .map(this::present)
        .reduce((a, b) -> "(" + a + ") && (" + b + ")")
        .map(present -> own.map(w -> "(" + present + ") && (" + w + ")").orElse(present))
        .or(() -> own);
  }

  /** Both, as the {@code when} of a task. */
  static @Nullable Quoted when(Optional<String> asked, Optional<String> decided) {
    return asked
        .map(a -> decided.map(d -> a + " && (" + d + ")").orElse(a))
        .or(() -> decided)
        .map(condition -> new Quoted(ExprLang.tag(condition)))
        .orElse(null);
  }

  /** What holds when one of the arguments exists, where none might. */
  private String present(Expr.FirstOf first) {
    return first.arguments().stream()
        .map(this::exists)
        .distinct()
        .collect(Collectors.joining(" || "));
  }

  private String exists(Expr argument) {
    return argument
        .required()
        .filter(flow.orElseThrow()::mayBeAbsent)
        .map(l -> succeeded(((Ref.Output) l.reference()).step()))
        .distinct()
        .collect(Collectors.joining(" && "));
  }

  /** Whether a step of this graph succeeded, for a choice between its outputs and others. */
  String succeeded(StepPath step) {
    LinkedStep member = site.step(step.last());
    String status =
        member.continuesOnError() ? ArgoWords.ownStatus(member) : ArgoWords.phase(step.last());
    return status + " == 'Succeeded'";
  }

  /** What holds when one of the artifacts exists; empty where one does in any case. */
  Optional<String> present(Choice choice) {
    Expr.FirstOf first = choice.expression(Nowhere.AT);
    return flow.filter(f -> f.isOpen(first)).map(f -> present(first));
  }

  /** What waits for the task that makes a choice; it is skipped when it has nothing to give. */
  String ended(Choice choice) {
    String task = site.choices().all().get(choice);
    return present(choice).isPresent()
        ? "(" + task + ".Succeeded || " + task + ".Skipped)"
        : task + ".Succeeded";
  }
}
