package dev.argosy.sync.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.argosy.sync.Reports;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncReport.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page that Prometheus reads, and the page that people read about it. */
class MetricsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("argosy.root", ".."), "docs/metrics.md");
  private static final SyncId SYNC = new SyncId("team", "train");

  private static final String LAST_APPLIED =
      "argosy_last_applied_timestamp_seconds{sync=\"team/train\"} ";

  private final AtomicLong now = new AtomicLong(1_000);
  private final AtomicBoolean leads = new AtomicBoolean(true);
  private final Metrics metrics =
      new Metrics(() -> Instant.ofEpochSecond(now.get()), "1.2.3", "abc");
  private final SyncListener listener = metrics.of(SYNC);

  @AfterEach
  void close() {
    metrics.close();
  }

  private void all() {
    metrics.watch(leads::get);
    metrics.webhook("accepted");
    metrics.api("list", "200");
    Reports.everything().forEach(listener::on);
  }

  /** {@code name type} of every family. */
  private Set<String> exposed() {
    return metrics
        .text()
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.substring("# TYPE ".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatIsExposedIsWhatThePageLists() throws IOException {
    all();
    String page = page();
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(PAGE, page);
      fail("wrote " + PAGE.getFileName() + "; look at it and run again without -Dargosy.update");
    }
    String written = Files.readString(PAGE);
    assertThat(written).as("run with -Dargosy.update=true").isEqualTo(page);
    Set<String> listed =
        written
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`")[1] + " " + line.split("\\|")[2].strip())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(exposed());
  }

  private String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Metrics

            What an agent with `--probes` shows at `/metrics`. Names and labels are kept from version to version. `sync` is
            `NAMESPACE/NAME` of a Sync, or the name given by flags; what is counted for a sync goes when the sync does. This page
            is generated; do not edit it.

            | metric | type | labels | |
            |---|---|---|---|
            """);
    for (Metric metric : Metric.values()) {
      for (String family : metric.families()) {
        boolean largest = family.endsWith("_max");
        page.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    family,
                    largest ? "gauge" : metric.type(),
                    metric.labels(),
                    (largest ? "the longest of late of " : "") + metric.help()));
      }
    }
    page.append(
        "\n"
            + "Of the Java runtime and the process, as Micrometer names them:\n\n"
            + "| metric | type |\n"
            + "|---|---|\n");
    exposed().stream()
        .filter(family -> !family.startsWith("argosy_"))
        .forEach(f -> page.append("| `%s` | %s |\n".formatted((Object[]) f.split(" "))));
    return page.toString();
  }

  @Test
  void anAttemptIsCounted() {
    all();
    assertThat(metrics.text())
        .contains(
            "argosy_build{commit=\"abc\",version=\"1.2.3\"} 1.0",
            "argosy_leader 1.0",
            "argosy_api_requests_total{code=\"200\",verb=\"list\"} 1.0",
            "argosy_webhook_requests_total{result=\"accepted\"} 1.0",
            "argosy_sync_total{result=\"synced\",sync=\"team/train\"} 1.0",
            "argosy_sync_total{result=\"failed\",sync=\"team/train\"} 0.0",
            "argosy_sync_duration_seconds_count{phase=\"compile\",sync=\"team/train\"} 1",
            "argosy_sync_duration_seconds_sum{phase=\"compile\",sync=\"team/train\"} 0.02",
            "argosy_last_applied_timestamp_seconds{sync=\"team/train\"} 1000.0",
            "argosy_failures{sync=\"team/train\"} 2.0",
            "argosy_objects{kind=\"WorkflowTemplate\",sync=\"team/train\"} 2.0",
            "argosy_objects{kind=\"CronWorkflow\",sync=\"team/train\"} 1.0",
            "argosy_held_objects{sync=\"team/train\"} 1.0",
            "argosy_findings{level=\"error\",sync=\"team/train\"} 1.0",
            "argosy_problems{code=\"target-unreachable\",sync=\"team/train\"} 1.0",
            "argosy_writes_total{sync=\"team/train\",verb=\"prune\"} 1.0",
            "argosy_drift_total{sync=\"team/train\"} 1.0",
            "argosy_fights_total{sync=\"team/train\"} 1.0")
        .doesNotContain("kind=\"Workflow\"");
    leads.set(false);
    assertThat(metrics.text()).contains("argosy_leader 0.0");
  }

  @Test
  void whatIsOverIsZeroAndAFailedSyncSaysNothingOfObjects() {
    all();
    listener.on(new SyncEvent.Finished(Reports.report(Result.FAILED, List.of())));
    assertThat(metrics.text())
        .contains(
            "argosy_findings{level=\"error\",sync=\"team/train\"} 0.0",
            "argosy_problems{code=\"target-unreachable\",sync=\"team/train\"} 0.0",
            "argosy_objects{kind=\"WorkflowTemplate\",sync=\"team/train\"} 2.0");
  }

  @Test
  void aSyncThatStopsTakesItsMetersAlong() {
    all();
    metrics.of(new SyncId("team", "other"));
    listener.on(new SyncEvent.Stopped());
    assertThat(metrics.text()).doesNotContain("team/train").contains("team/other");
    metrics.of(SYNC).on(new SyncEvent.Unchanged(Reports.COMMIT));
    assertThat(metrics.text())
        .contains("argosy_sync_total{result=\"unchanged\",sync=\"team/train\"} 1.0");
  }

  @Test
  void aLookThatFindsNothingNewDoesNotMakeWhatIsHeldTheWishOfGit() {
    listener.on(new SyncEvent.Finished(Reports.report(Result.SYNCED, List.of())));
    now.set(2_000);
    listener.on(new SyncEvent.Unchanged(Reports.COMMIT));
    assertThat(metrics.text()).contains(LAST_APPLIED + "2000.0");
    listener.on(new SyncEvent.Finished(Reports.report(Result.HELD, List.of())));
    now.set(3_000);
    listener.on(new SyncEvent.Unchanged(Reports.COMMIT));
    assertThat(metrics.text()).contains(LAST_APPLIED + "2000.0");
  }

  @Test
  void moreSyncsThanOneAgentServesDoNotFillIt() {
    for (int i = 0; i < 6_000; i++) {
      metrics.of(new SyncId("n", "s" + i));
    }
    assertThat(metrics.text().lines().filter(line -> line.startsWith("argosy_drift_total")).count())
        .isLessThanOrEqualTo(5_000);
  }
}
