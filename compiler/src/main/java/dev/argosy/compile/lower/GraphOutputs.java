package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.expression.Choice;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The outputs of a DAG. */
final class GraphOutputs {
  private final Site site;
  private final Conditions conditions;

  /**
   * @param site the DAG's
   */
  GraphOutputs(Site site) {
    this.site = site;
    this.conditions = new Conditions(site);
  }

  /** Of the pipeline itself, which nothing follows. */
  Arguments all(Map<String, Expr> outputs) {
    return all(outputs, (name, expr) -> Parameter.output(name, computed(expr)));
  }

  /**
   * Plain ones by reference, others by expression.
   *
   * @param unchecked what is made of those that may have no value
   */
  Arguments all(Map<String, Expr> outputs, BiFunction<String, Expr, Parameter> unchecked) {
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    outputs.forEach((name, expr) -> {
      if (expr.type() instanceof Type.ArtifactType) {
        artifacts.add(artifact(name, expr));
      } else {
        Optional<ValueFrom> plain = plain(expr);
        parameters.add(
            plain.isEmpty() && site.mayHaveNone(expr)
                ? unchecked.apply(name, expr)
                : Parameter.output(name, plain.orElseGet(() -> computed(expr))));
      }
    });
    return new Arguments(parameters, artifacts);
  }

  private Optional<ValueFrom> plain(Expr expr) {
    String tag = site.value(expr);
    return expr instanceof Expr.Ref && !tag.startsWith("{{=") && tag.startsWith("{{tasks.")
        ? Optional.of(new ValueFrom(null, null, new Quoted(tag), null, null))
        : Optional.empty();
  }

  private ValueFrom computed(Expr expr) {
    return new ValueFrom(null, null, null, new Quoted(site.output(expr)), null);
  }

  private Artifact artifact(String name, Expr expr) {
    if (expr instanceof Expr.Ref ref) {
      return Artifact.from(
          name, site.artifactTag(ref.reference()), site.isOptional(ref.reference()));
    }
    List<Ref.Output> members = new ArrayList<>();
    for (Expr.Lookup lookup : expr.lookups().toList()) {
      if (lookup.reference() instanceof Ref.Output out && site.isTask(out.step())) {
        members.add(out);
      } else {
        Choice choice = Choice.of((Expr.FirstOf) expr).orElseThrow();
        return Artifact.from(name, site.artifactTag(choice));
      }
    }
    return Artifact.chosen(name, firstArtifact(members));
  }

  /** The artifact of the first step that succeeded. */
  private String firstArtifact(List<Ref.Output> members) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < members.size(); i++) {
      Ref.Output member = members.get(i);
      if (i < members.size() - 1) {
        expression.append(conditions.succeeded(member.step())).append(" ? ");
      }
      expression.append(ArgoWords.artifact(member.step(), member.name()));
      if (i < members.size() - 1) {
        expression.append(" : ");
      }
    }
    return expression.toString();
  }

  /** What the branch gives that ran. */
  Arguments chosen(Action.Choose choose, StepPath path) {
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    for (LinkedOutput output : choose.outputs().values()) {
      List<Ref.Output> members =
          choose.branches().stream()
              .map(b -> new Ref.Output(path.child(b.id()), output.name()))
              .toList();
      if (output.isArtifact()) {
        artifacts.add(Artifact.chosen(output.name(), firstArtifact(members)));
      } else {
        parameters.add(
            Parameter.output(
                output.name(),
                new ValueFrom(null, null, null, new Quoted(firstValue(members)), null)));
      }
    }
    return new Arguments(parameters, artifacts);
  }

  /** A branch that was skipped has the default of an output; it counts only when it ran. */
  private String firstValue(List<Ref.Output> members) {
    String value = "";
    for (Ref.Output member : members.reversed()) {
      String own = ArgoWords.output(member.step(), member.name());
      LinkedOutput output = site.step(member.step().last()).outputs().get(member.name());
      if (value.isEmpty()) {
        value = own;
      } else if (output != null && output.initial().isPresent()) {
        value = conditions.succeeded(member.step()) + " ? " + own + " : " + value;
      } else {
        value = own + " ?? " + (value.contains(" ? ") ? "(" + value + ")" : value);
      }
    }
    return value;
  }
}
