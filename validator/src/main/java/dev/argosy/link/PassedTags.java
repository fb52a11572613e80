package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.text.WorkflowNames;
import dev.argosy.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tags in fields that are passed on to Argo: each names something that Argo knows there. */
final class PassedTags {
  private static final List<String> OF_TEMPLATES =
      List.of(
          "pod.name",
          "node.name",
          "steps.name",
          "tasks.name",
          "retries",
          "lastRetry.exitCode",
          "lastRetry.status",
          "lastRetry.duration",
          "lastRetry.message");

  private static final List<String> OF_METRICS =
      List.of(
          "duration", "status", "exitCode", "resourcesDuration.cpu", "resourcesDuration.memory");

  /** What these hold only the compiled template says. */
  private static final Set<String> OPEN =
      Set.of("inputs", "outputs", "steps", "tasks", "item", "cronworkflow", "resourcesDuration");

  private final Findings findings;

  PassedTags(Findings findings) {
    this.findings = findings;
  }

  void check(Value value) {
    check(value, false);
  }

  private void check(Value value, boolean metrics) {
    switch (value) {
      case Value.Scalar s when s.literal() instanceof String text -> text(s.at(), text, metrics);
      case Value.Scalar s -> {}
      case Value.OfText t -> {}
      case Value.ListOf l -> l.items().forEach(i -> check(i, metrics));
      case Value.MapOf m ->
          m.entries().forEach((key, v) -> check(v, metrics || key.equals("metrics")));
    }
  }

  private void text(At at, String text, boolean metrics) {
    Tags.Scan scan = Tags.scan(text);
    if (scan.unclosed().isPresent()) {
      findings.add(
          Code.ARGO_UNCLOSED_TAG,
          at,
          "a tag is opened here and never closed",
          "close it with '}}'");
    }
    for (Tag tag : scan.tags()) {
      if (!tag.isExpression()) {
        unknown(tag.name(), metrics)
            .ifPresent(hint ->
                findings.add(
                    Diagnostic.of(
                            Code.ARGO_UNKNOWN_VARIABLE,
                            at,
                            "Argo knows nothing called '"
                                + tag.name()
                                + "' here, so nothing takes the place of this tag",
                            hint)
                        .withSeverity(Severity.WARNING)));
      }
    }
  }

  /** What to write instead, if the name is none. */
  private static Optional<String> unknown(String name, boolean metrics) {
    String[] words = name.split("\\.", 3);
    if (words[0].equals("workflow") && words.length > 1) {
      return WorkflowNames.ALL.contains(words[1])
          ? Optional.empty()
          : Optional.of(Nearest.hint(words[1], WorkflowNames.ALL));
    }
    List<String> known = new ArrayList<>(OF_TEMPLATES);
    known.addAll(metrics ? OF_METRICS : List.of());
    return OPEN.contains(words[0]) || known.contains(name)
        ? Optional.empty()
        : Optional.of(
            Nearest.to(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(
                    "Argo has inputs, outputs, workflow, "
                        + String.join(", ", metrics ? OF_METRICS : OF_TEMPLATES)
                        + "; no values of other steps"));
  }
}
