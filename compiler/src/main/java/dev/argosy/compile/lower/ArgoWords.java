package dev.argosy.compile.lower;

import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.TextForm;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;

/** What Argo calls things in the expressions that it computes, wherever they stand. */
final class ArgoWords {
  private ArgoWords() {}

  /** An output parameter of a step of the same graph. */
  static String output(StepPath step, String name) {
    return task(step.last()) + ".outputs.parameters[" + ExprLang.literal(name) + "]";
  }

  /** An output artifact of a step of the same graph, for a choice between outputs. */
  static String artifact(StepPath step, String name) {
    return task(step.last()) + ".outputs.artifacts[" + ExprLang.literal(name) + "]";
  }

  static String ip(StepPath step) {
    return task(step.last()) + ".ip";
  }

  /** How a step ended, as Argo says it. */
  static String phase(String id) {
    return task(id) + ".status";
  }

  /** The same in the language's words, which are fewer. */
  static String status(String id) {
    return "replace(replace(" + phase(id) + ", 'Error', 'Failed'), 'Omitted', 'Skipped')";
  }

  private static String task(String id) {
    return "tasks[" + ExprLang.literal(Names.task(id)) + "]";
  }

  /** What a step whose failure is harmless says of its end; nil when it was skipped. */
  static String ownStatus(LinkedStep step) {
    return task(step.id())
        + ".outputs.parameters["
        + ExprLang.literal(OnErrorLowering.statusOf(step))
        + "]";
  }

  /** What finally reads of the steps. A pod that failed gives an empty text for what it lacks. */
  static String published(Ref.Ended ended) {
    String name = ExprLang.literal(Names.global(ended.step(), ended.name()));
    String instead =
        ended.initial().map(c -> ExprLang.literal(TextForm.of(c.value()))).orElse("nil");
    return "((workflow.outputs?.parameters?.["
        + name
        + "] ?? '') != '' ? workflow.outputs.parameters["
        + name
        + "] : "
        + instead
        + ")";
  }

  static String parameter(Ref.Param param) {
    return "workflow.parameters[" + ExprLang.literal(param.name()) + "]";
  }

  static String run(Ref.RunField field) {
    return switch (field) {
      case NAME -> "workflow.name";
      case ID -> "workflow.uid";
      case NAMESPACE -> "workflow.namespace";
      case SCHEDULED_TIME -> "(workflow.scheduledTime ?? workflow.creationTimestamp.RFC3339)";
      case CREATION_TIME -> "workflow.creationTimestamp.RFC3339";
      case STATUS -> "replace(workflow.status, 'Error', 'Failed')";
      case FAILURES -> throw new IllegalStateException("no field of the workflow as it is");
    };
  }
}
