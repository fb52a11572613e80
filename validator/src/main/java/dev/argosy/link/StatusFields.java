package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields that conditions ask for in the status of Kubernetes' own kinds. A newer cluster may have
 * more: only what is nearly the name of a known one is told.
 */
final class StatusFields {
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "batch/v1 Job",
          List.of(
              "active",
              "completedIndexes",
              "completionTime",
              "conditions",
              "failed",
              "failedIndexes",
              "ready",
              "startTime",
              "succeeded",
              "terminating",
              "uncountedTerminatedPods"),
          "v1 Pod",
          List.of(
              "conditions",
              "containerStatuses",
              "hostIP",
              "hostIPs",
              "initContainerStatuses",
              "message",
              "nominatedNodeName",
              "phase",
              "podIP",
              "podIPs",
              "qosClass",
              "reason",
              "startTime"),
          "v1 PersistentVolumeClaim",
          List.of("accessModes", "capacity", "conditions", "phase"),
          "apps/v1 Deployment",
          List.of(
              "availableReplicas",
              "collisionCount",
              "conditions",
              "observedGeneration",
              "readyReplicas",
              "replicas",
              "terminatingReplicas",
              "unavailableReplicas",
              "updatedReplicas"),
          "apps/v1 DaemonSet",
          List.of(
              "collisionCount",
              "conditions",
              "currentNumberScheduled",
              "desiredNumberScheduled",
              "numberAvailable",
              "numberMisscheduled",
              "numberReady",
              "numberUnavailable",
              "observedGeneration",
              "updatedNumberScheduled"),
          "apps/v1 StatefulSet",
          List.of(
              "availableReplicas",
              "collisionCount",
              "conditions",
              "currentReplicas",
              "currentRevision",
              "observedGeneration",
              "readyReplicas",
              "replicas",
              "updateRevision",
              "updatedReplicas"));

  private static final Pattern ASKED = Pattern.compile("(?:^|,)\\s*+!?\\s*+(status\\.)?(\\w+)");

  private StatusFields() {}

  static void check(@Nullable Value manifest, @Nullable Word condition, Findings findings) {
    if (condition == null || !(manifest instanceof Value.MapOf object)) {
      return;
    }
    List<String> known =
        FIELDS.getOrDefault(text(object, "apiVersion") + " " + text(object, "kind"), List.of());
    ASKED
        .matcher(condition.text())
        .results()
        .flatMap(asked -> misspelt(asked, known, condition).stream())
        .forEach(findings::add);
  }

  private static Optional<Diagnostic> misspelt(
      MatchResult asked, List<String> known, Word condition) {
    String name = asked.group(2);
    boolean below = asked.group(1) != null;
    if (below && known.contains(name)) {
      return Optional.empty();
    }
    Optional<String> meant =
        below ? Nearest.to(name, known) : Optional.of(name).filter(known::contains);
    int from = below ? asked.start(1) : asked.start(2);
    return meant
        .map(m -> "status." + m)
        .map(m ->
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    condition.at(from, asked.end(2)),
                    "the object never has the field '"
                        + condition.text().substring(from, asked.end(2))
                        + "'",
                    "did you mean '" + m + "'?")
                .withSeverity(Severity.WARNING)
                .withFix(
                    Optional.of(Fix.guess("write " + m, condition.at(from, asked.end(2)), m))));
  }

  private static String text(Value.MapOf object, String key) {
    return object.entries().map().get(key) instanceof Value.Scalar s && s.literal() != null
        ? s.literal().toString()
        : "";
  }
}
