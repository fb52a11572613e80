package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Meaning.Refused;
import dev.argosy.expression.Meaning.Value;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a pipeline as its finally sees them. Argo computes the outputs of a graph only when
 * it succeeds; what is known in any case is what the pods gave.
 */
final class FinishedSteps {
  private FinishedSteps() {}

  static Namespace of(Graph graph) {
    return new Namespace(
        "step",
        graph.steps().stream().map(LinkedStep::id).toList(),
        id -> graph.step(id).map(FinishedSteps::step));
  }

  /** The steps of a Pipeline that {@code path} calls. */
  static Namespace ofCalled(Graph graph, StepPath path) {
    return new Namespace(
        "step",
        graph.steps().stream().map(LinkedStep::id).toList(),
        id ->
            graph
                .step(id)
                .map(step ->
                    new Refused(
                        Code.FINALLY_OUTPUT,
                        "the step '"
                            + id
                            + "' is not seen where the pipeline is called by '"
                            + path
                            + "': there finally sees params and run.status only",
                        "let a step of the pipeline itself do it, with after: {"
                            + id
                            + ": completed}")));
  }

  private static Meaning step(LinkedStep step) {
    if (step.isUnresolved()) {
      return Names.unknownStep(step.path());
    }
    Map<String, Meaning> outputs = new LinkedHashMap<>();
    step.outputs().forEach((name, output) -> outputs.put(name, output(step, output)));
    Map<String, Meaning> members = new LinkedHashMap<>();
    members.put("outputs", Namespace.of("output of step '" + step.id() + "'", outputs));
    members.put(
        "status",
        new Refused(
            Code.FINALLY_OUTPUT,
            "the status of the step '" + step.id() + "' is not known in finally",
            "run.failures lists the steps that failed, run.status says how the run ended"));
    return Namespace.of("property of a step", members);
  }

  private static Meaning output(LinkedStep step, LinkedOutput output) {
    String what = "the output '" + output.name() + "' of '" + step.id() + "'";
    if (output.isArtifact()) {
      return new Refused(
          Code.FINALLY_OUTPUT,
          what + " is an artifact: finally cannot have it, since it may not exist",
          "let the step give a parameter too, and read that: firstOf(steps."
              + step.id()
              + ".outputs.x, 'none')");
    }
    return leaf(step, output.name(), output.initial())
        .<Meaning>map(ended -> new Value(ended, output.type()))
        .orElseGet(() ->
            new Refused(
                Code.FINALLY_OUTPUT,
                what
                    + (step.action().looped().isPresent()
                        ? " cannot be read in finally: the step runs several times"
                        : " cannot be read in finally: Argo computes it only when the run succeeds"),
                "finally reads outputs of steps that run a pod, and outputs of groups that are a"
                    + " plain reference to one"));
  }

  /** The output of a pod that an output is. */
  private static Optional<Ref.Ended> leaf(
      LinkedStep step, String name, Optional<Argument.Constant> initial) {
    return switch (step.action()) {
      case Action.Pod pod -> Optional.of(new Ref.Ended(step.path(), name, initial));
      case Action.Resource resource -> Optional.of(new Ref.Ended(step.path(), name, initial));
      case Action.Group group ->
          Optional.ofNullable(group.outputs().get(name)).flatMap(e -> inner(group.graph(), e));
      case Action.Choose choose -> Optional.empty();
      case Action.ForEach each -> Optional.empty();
      case Action.Repeat repeat -> Optional.empty();
      case Action.Http http -> Optional.empty();
      case Action.Approval approval -> Optional.empty();
      case Action.Import imported -> Optional.empty();
    };
  }

  /** A default of an output inside holds only when its group runs. */
  private static Optional<Ref.Ended> inner(Graph graph, Expr expr) {
    return expr instanceof Expr.Ref ref && ref.reference() instanceof Ref.Output output
        ? Needs.id(graph, ref)
            .flatMap(graph::step)
            .flatMap(step -> leaf(step, output.name(), Optional.empty()))
        : Optional.empty();
  }
}
