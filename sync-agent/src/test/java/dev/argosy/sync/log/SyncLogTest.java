package dev.argosy.sync.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.argosy.sync.Reports;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.plan.Action;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One line an event, each said once. */
class SyncLogTest {
  private final StringWriter written = new StringWriter();

  private Log log(LogFormat format) {
    return new Log(
        new PrintWriter(written),
        format,
        () -> Instant.parse("2026-01-02T03:04:05.678901Z"),
        new KnownSecrets());
  }

  private List<JsonNode> lines() {
    return written
        .toString()
        .lines()
        .map(line -> {
          try {
            return new ObjectMapper().readTree(line);
          } catch (IOException e) {
            throw new AssertionError(line, e);
          }
        })
        .toList();
  }

  private void failed(SyncLog log, String why) {
    log.on(new SyncEvent.Started("a", Trigger.RETRY));
    log.on(new SyncEvent.Finished(Reports.report(Result.FAILED, List.of(), Reports.problem(why))));
  }

  @Test
  void everyLineSaysWhichSyncAttemptAndCommitItIsAbout() {
    SyncLog log = new SyncLog("team/train", log(LogFormat.JSON));
    Reports.everything().forEach(log::on);
    List<JsonNode> lines = lines();
    assertThat(lines).allMatch(line -> line.path("sync").asText().equals("team/train"));
    JsonNode last = lines.getLast();
    assertThat(last.path("time").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(last.path("event").asText()).isEqualTo("finished");
    assertThat(last.path("attempt").asText()).isEqualTo("attempt-1");
    assertThat(last.path("commit").asText()).isEqualTo(Reports.COMMIT);
    assertThat(last.path("compileMillis").asLong()).isEqualTo(20);
    assertThat(last.path("writes").isNumber()).isTrue();
  }

  @Test
  void aFailureThatStaysIsSaidEverMoreRarely() {
    SyncLog log = new SyncLog("s", log(LogFormat.JSON));
    for (int i = 0; i < 100; i++) {
      failed(log, "no route");
    }
    assertThat(lines())
        .extracting(line -> line.path("event").asText() + line.path("times").asText())
        .containsExactly(
            "problem",
            "finished",
            "unchanged2",
            "unchanged4",
            "unchanged8",
            "unchanged16",
            "unchanged32",
            "unchanged64");
  }

  @Test
  void anotherFailureAndOneAfterASuccessAreSaidInFull() {
    SyncLog log = new SyncLog("s", log(LogFormat.JSON));
    failed(log, "no route");
    failed(log, "no host");
    log.on(new SyncEvent.Finished(Reports.report(Result.SYNCED, List.<Action>of())));
    failed(log, "no host");
    assertThat(lines())
        .filteredOn(line -> line.path("event").asText().equals("problem"))
        .hasSize(3);
  }

  @Test
  void aHostileTextStaysOnItsLine() {
    String hostile = "x\nargosy: synced\r\n{\"event\": \"finished\"}\u001b[2J\u2028";
    failed(new SyncLog("s", log(LogFormat.TEXT)), hostile);
    assertThat(written.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("argosy: "));
    assertThat(written.toString()).doesNotContain("\u001b");
    written.getBuffer().setLength(0);
    failed(new SyncLog("s", log(LogFormat.JSON)), hostile);
    assertThat(written.toString().lines()).hasSize(2);
    assertThat(lines().getFirst().path("message").asText()).contains(hostile);
    assertThat(written.toString()).doesNotContain("\u001b");
  }

  @Test
  void whatLibrariesSayIsHeardWithoutSecretsAndTraces() {
    LibraryLogging.to(log(LogFormat.JSON));
    LoggerFactory.getLogger("some.Library")
        .warn(
            "cannot reach {} with Authorization: Basic {}",
            "https://me:hunter2hunter2@example.com/x",
            "aHVudGVyMmh1bnRlcjI=",
            new IllegalStateException("bad Bearer abcdefghijklmnop"));
    LoggerFactory.getLogger("some.Library").info("chatter");
    assertThat(lines()).hasSize(1);
    JsonNode line = lines().getFirst();
    assertThat(line.path("event").asText()).isEqualTo("library");
    assertThat(line.path("library").asText()).isEqualTo("some.Library");
    assertThat(line.path("message").asText())
        .isEqualTo(
            "cannot reach https://***@example.com/x with Authorization: Basic ***:"
                + " java.lang.IllegalStateException: bad Bearer ***");
  }

  @Test
  void everyEventAndFieldIsOnThePage() throws IOException {
    Log log = log(LogFormat.JSON);
    SyncLog sync = new SyncLog("s", log);
    Reports.everything().forEach(sync::on);
    failed(sync, "x");
    failed(sync, "x");
    sync.on(new SyncEvent.Stopped());
    log.bug(new IllegalStateException("x"));
    log.write(LogLine.of(LogLine.Level.INFO, "listening", "x"));
    log.write(LogLine.of(LogLine.Level.INFO, "waiting", "x"));
    LibraryLogging.to(log);
    LoggerFactory.getLogger("l").error("x");
    Set<String> said = new TreeSet<>();
    for (JsonNode line : lines()) {
      said.add(line.path("event").asText());
      line.fieldNames().forEachRemaining(said::add);
    }
    String page =
        Files.readString(Path.of(System.getProperty("argosy.root", ".."), "docs/logs.md"));
    Set<String> listed =
        page.lines()
            .filter(line -> line.startsWith("| `"))
            .map(row -> row.split("`")[1])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(said);
  }
}
