package dev.argosy.sync.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.resource.Words;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page for whoever is woken: every alert of deploy/monitoring.yaml and every reason that a Sync
 * gives. {@code -Dargosy.update=true} writes it and ends red.
 */
class RunbookTest {
  private static final Path ROOT = Path.of(System.getProperty("argosy.root", ".."));
  private static final Set<Code> REASONS = EnumSet.range(Code.REPOSITORY_URL, Code.SYNC_FAILED);
  private static final Pattern METRIC = Pattern.compile("\\b(argosy|jvm)_[a-z_]+");
  private static final Pattern REPORTED =
      Pattern.compile("(?:Problem\\.of|problem|refused)\\(\\s*Code\\.([A-Z_]+)");

  private record Alert(String name, String severity, String expr, String summary, String what) {}

  private static List<Alert> alerts() throws IOException {
    String rule =
        Files.readString(ROOT.resolve("deploy/monitoring.yaml")).split("(?m)^---$", -1)[1];
    JsonNode rules = Serialization.unmarshal(rule, JsonNode.class).at("/spec/groups/0/rules");
    return rules.valueStream().map(RunbookTest::alert).toList();
  }

  private static Alert alert(JsonNode rule) {
    return new Alert(
        rule.at("/alert").asText(),
        rule.at("/labels/severity").asText(),
        rule.at("/expr").asText(),
        rule.at("/annotations/summary").asText(),
        rule.at("/annotations/description").asText());
  }

  @Test
  void thePageSaysWhatToDoForEveryAlertAndReason() throws IOException {
    Path page = ROOT.resolve("docs/runbook.md");
    StringBuilder text =
        new StringBuilder(
            """
            # Runbook

            For whoever is woken by an agent. Nothing that it fails at stops what is applied: schedules fire and runs go on without it, and
            it never deletes what it could not read. This page is generated from `deploy/monitoring.yaml` and the catalogue of codes; do not
            edit it.

            ## Where to look

            | | |
            |---|---|
            | `kubectl get syncs -A` | which are not ready, and the reason, explained [below](#reasons) |
            | `kubectl describe sync NAME -n NAMESPACE` | the message in full, what is held and what to do, findings by file and line, the last ten attempts, Events |
            | `kubectl logs deploy/argosy-agent` | [the same and more](logs.md), one line an event; `attempt` ties those of one look together |
            | `/readyz` at the port of the probes | what the agent itself waits for |
            | `kubectl annotate syncs NAME --overwrite argosy.dev/reconcile=$(date -Iseconds)` | look again now |
            | `kubectl patch syncs NAME --type merge -p '{"spec":{"suspend":true}}'` | do nothing until that is taken back |

            Restarting the agent is always safe, and seldom needed.

            ## Alerts

            Of [monitoring.yaml](../deploy/monitoring.yaml).

            """);
    for (Alert alert : alerts()) {
      String summary = alert.summary().replaceAll("\\{\\{ \\$labels\\.(\\w+) }}", "*$1*");
      text.append(
          "### %s\n\n**%s**: %s.\n\n%s\n\n"
              .formatted(alert.name(), alert.severity(), summary, alert.what()));
    }
    text.append(
        """
        ## Reasons

        What stands in the column `Reason`, in Events, and as a code in logs and metrics. What comes first is told in the condition;
        all of it is in `status.held`.

        | reason, code | what it means | what happens, and what to do |
        |---|---|---|
        | `Synced` | The cluster is as the commit wants it | |
        | `Suspended` | `spec.suspend` was true before anything was ever done | Nothing, until that is taken back |
        """);
    REASONS.forEach(code ->
        text.append(
            "| `%s`, `%s` | %s | %s |\n"
                .formatted(
                    Words.reason(code),
                    code.id(),
                    code.summary(),
                    code.explanation().replace("|", "\\|"))));
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(page, text);
      fail("wrote " + page.getFileName() + "; look at it and run again without -Dargosy.update");
    }
    assertThat(Files.readString(page)).as("run with -Dargosy.update=true").hasToString("" + text);
  }

  @Test
  void alertsAskForMetricsThatExist() throws IOException {
    String metrics = Files.readString(ROOT.resolve("docs/metrics.md"));
    assertThat(alerts()).hasSizeGreaterThan(5);
    for (Alert alert : alerts()) {
      List<String> asked = METRIC.matcher(alert.expr()).results().map(m -> m.group()).toList();
      assertThat(asked).as(alert.name()).isNotEmpty();
      assertThat(asked).allSatisfy(metric -> assertThat(metrics).contains("| `" + metric + "` |"));
    }
  }

  @Test
  void everyReasonThatTheAgentGivesIsOnThePage() throws IOException {
    Set<String> listed = REASONS.stream().map(Code::name).collect(Collectors.toSet());
    Set<String> given = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(ROOT.resolve("sync-agent/src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        REPORTED
            .matcher(Files.readString(source))
            .results()
            .forEach(match -> given.add(match.group(1)));
      }
    }
    assertThat(given).hasSizeGreaterThan(15);
    assertThat(listed).containsAll(given);
  }
}
