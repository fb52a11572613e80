package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.Fields;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Set;

/** Tags in metrics: one that Argo cannot replace means that the metric is never counted. */
final class MetricTags {
  private static final Set<String> NAMES =
      Set.of("duration", "status", "exitCode", "retries", "node.name");
  private static final List<String> PREFIXES =
      List.of("resourcesDuration.", "lastRetry.", "outputs.", "steps.name", "tasks.name");

  private MetricTags() {}

  /** Whether a template's metric knows it; what Argo looks up in any place is told there. */
  static boolean isKnown(String name) {
    return NAMES.contains(name)
        || Scope.isChecked(name)
        || name.startsWith("workflow.")
        || PREFIXES.stream().anyMatch(name::startsWith);
  }

  static Diagnostic unknown(Tag tag, ScalarNode scalar) {
    Set<String> near = Set.of("duration", "status", "exitCode", "retries", "resourcesDuration.cpu");
    return told(
        at(tag, scalar),
        "there is no variable '" + tag.name() + "' in a metric",
        Nearest.hint(tag.name(), near));
  }

  /**
   * Those of a whole workflow, which know what the template that it starts with takes and gives.
   */
  static void ofWorkflow(Fields spec, Scope globals, Findings findings) {
    Scope scope = new Scope(globals);
    scope.add("workflow.duration");
    scope.add("workflow.failures");
    scope.open("workflow.creationTimestamp");
    scope.open("workflow.scheduledTime");
    scope.open("workflow.outputs.");
    scope.open("inputs.parameters.");
    scope.open("outputs.");
    NAMES.forEach(scope::add);
    spec.map("metrics").get("prometheus").ifPresent(m -> look(m, scope, findings));
  }

  private static void look(Node node, Scope scope, Findings findings) {
    switch (node) {
      case MapNode map -> map.entries().forEach(e -> look(e.value(), scope, findings));
      case ListNode list -> list.items().forEach(i -> look(i, scope, findings));
      case ScalarNode scalar ->
          Tags.scan(scalar.text()).tags().stream()
              .filter(t -> !t.isExpression() && !isKnown(t, scope))
              .forEach(t -> {
                UnknownVariable unknown = UnknownVariable.of(t.name(), scope);
                findings.add(told(at(t, scalar), unknown.message(), unknown.hint()));
              });
    }
  }

  private static boolean isKnown(Tag tag, Scope scope) {
    return scope.knows(tag.name()) || tag.name().startsWith("resourcesDuration.");
  }

  private static At at(Tag tag, ScalarNode scalar) {
    return scalar.at(tag.nameFrom(), tag.nameFrom() + tag.name().length());
  }

  private static Diagnostic told(At at, String message, String hint) {
    return Diagnostic.of(
            Code.ARGO_UNKNOWN_VARIABLE, at, message + ", so the metric is never counted", hint)
        .withSeverity(Severity.WARNING);
  }
}
