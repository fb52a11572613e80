package dev.argosy.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.trigger.SeenRun.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggersTest {
  private static final String SLOT = "2026-03-01T01:00:00Z";
  private static final String ON_A =
      """
      pipeline: down
      params: {a: "${{ upstream.a.run.name }} ${{ upstream.a.outputs.rows }}"}
      triggers: {upstream: {a: up/a}}
      """;
  private static final String ON_CHANGE =
      """
      pipeline: down
      triggers: {onChange: [pipeline]}
      """;

  private final MemoryCluster cluster = new MemoryCluster();

  private TriggerReport look(TriggerPlan plan) throws SyncException {
    cluster.versions.put("down/down", Plans.down(plan).version());
    return look(Optional.of(new Triggers.Applied(plan, false)));
  }

  private TriggerReport look(Optional<Triggers.Applied> applied) throws SyncException {
    return new Triggers(cluster, cluster)
        .look(applied)
        .map(Triggers.Looked::report)
        .orElse(TriggerReport.NOTHING);
  }

  private TriggerReport look() throws SyncException {
    return look(Optional.empty());
  }

  private SeenRun ends(String of, String name, Phase phase) {
    return cluster.ends("up/" + of, name, phase, SLOT, Map.of("rows", "3"));
  }

  private List<Map<String, String>> made() {
    return cluster.made.stream().map(Map.Entry::getValue).toList();
  }

  @Test
  void eachUpstreamRunStartsOneOnItsOwnData() throws SyncException {
    look(Plans.of("x", ON_A));
    ends("a", "a-1", Phase.SUCCEEDED);
    ends("a", "a-2", Phase.SUCCEEDED);
    ends("a", "a-3", Phase.FAILED);
    TriggerReport report = look();
    look();
    assertThat(made()).containsExactly(Map.of("a", "a-1 3"), Map.of("a", "a-2 3"));
    assertThat(report.made())
        .extracting(TriggerReport.Made::cause)
        .containsExactly("upstream a=a-1", "upstream a=a-2");
  }

  @Test
  void whatEndedBeforeTheAgentCameStartsNothing() throws SyncException {
    ends("a", "a-1", Phase.SUCCEEDED);
    look(Plans.of("x", ON_A));
    look();
    assertThat(cluster.made).isEmpty();
  }

  @Test
  void aRunThatIsDeletedIsNotMadeAgain() throws SyncException {
    look(Plans.of("x", ON_A));
    ends("a", "a-1", Phase.SUCCEEDED);
    look();
    cluster.delete(
        cluster.runs.values().stream()
            .filter(r -> r.name().startsWith("down"))
            .findFirst()
            .orElseThrow());
    look();
    assertThat(cluster.made).hasSize(1);
  }

  @Test
  void nothingNewWritesNothing() throws SyncException {
    TriggerPlan plan = Plans.of("x", ON_A);
    look(plan);
    int writes = cluster.writes;
    look(plan);
    look();
    assertThat(cluster.writes).isEqualTo(writes);
  }

  @Test
  void theFirstCommitOfAllIsNoChangeAndEachLaterOneIs() throws SyncException {
    look(Plans.of("x", ON_CHANGE));
    assertThat(cluster.made).isEmpty();
    look(Plans.of("y", ON_CHANGE));
    look(Plans.of("y", ON_CHANGE));
    assertThat(cluster.made).hasSize(1);
  }

  @Test
  void aRunConfigurationThatComesLaterIsAChange() throws SyncException {
    cluster.write(new Ledger(TriggerPlan.EMPTY, Map.of()), "0");
    look(Plans.of("x", ON_CHANGE));
    assertThat(cluster.made).hasSize(1);
  }

  @Test
  void aChangeWaitsForTheTemplateOfItsVersion() throws SyncException {
    look(Plans.of("x", ON_CHANGE));
    TriggerPlan next = Plans.of("y", ON_CHANGE);
    TriggerReport report = look(Optional.of(new Triggers.Applied(next, false)));
    assertThat(report.waits().get("down/down"))
        .singleElement()
        .asString()
        .contains("is of version");
    cluster.versions.clear();
    assertThat(look().waits().get("down/down"))
        .singleElement()
        .asString()
        .contains("is not in the cluster");
    assertThat(cluster.made).isEmpty();
    look(next);
    assertThat(cluster.made).hasSize(1);
  }

  @Test
  void aChangeHasTheLatestSucceededRunAndWaitsForTheFirst() throws SyncException {
    String spec = ON_A.replace("triggers: {", "triggers: {onChange: [pipeline], ");
    look(Plans.of("x", spec));
    TriggerReport waits = look(Plans.of("y", spec));
    assertThat(waits.waits().get("down/down"))
        .containsExactly("waits for a first succeeded run of up/a");
    ends("a", "a-1", Phase.SUCCEEDED);
    look();
    look();
    assertThat(made()).containsExactly(Map.of("a", "a-1 3"));
    ends("a", "a-2", Phase.FAILED);
    look(Plans.of("z", spec));
    assertThat(made()).containsExactly(Map.of("a", "a-1 3"), Map.of("a", "a-1 3"));
  }

  @Test
  void aConditionThatDoesNotHoldMeansTheRunDoesNotCount() throws SyncException {
    look(
        Plans.of(
            "x",
            ON_A.replace(
                "a: up/a", "a: {runConfiguration: up/a, when: upstream.a.outputs.rows > 3}")));
    ends("a", "a-1", Phase.SUCCEEDED);
    cluster.ends("up/a", "a-2", Phase.SUCCEEDED, SLOT, Map.of("rows", "4"));
    look();
    assertThat(made()).containsExactly(Map.of("a", "a-2 4"));
  }

  @Test
  void anUpstreamWithoutItsOutputStartsNothingAndSaysSo() throws SyncException {
    look(Plans.of("x", ON_A));
    cluster.ends("up/a", "a-1", Phase.SUCCEEDED, SLOT, Map.of());
    TriggerReport report = look();
    assertThat(cluster.made).isEmpty();
    assertThat(report.waits().get("down/down"))
        .singleElement()
        .asString()
        .contains("upstream a=a-1 started nothing: param 'a'");
  }

  @Test
  void forbidTakesTurnsAndReplaceStopsTheOneBefore() throws SyncException {
    look(Plans.of("x", ON_A + "concurrencyPolicy: Forbid"));
    ends("a", "a-1", Phase.SUCCEEDED);
    ends("a", "a-2", Phase.SUCCEEDED);
    look();
    TriggerReport report = look();
    assertThat(made()).containsExactly(Map.of("a", "a-1 3"));
    assertThat(report.waits().get("down/down"))
        .singleElement()
        .asString()
        .startsWith("1 run waits while down-");
    cluster.end("down", cluster.made.getFirst().getKey(), Phase.FAILED);
    look();
    assertThat(made()).hasSize(2);
    look(Plans.of("x", ON_A + "concurrencyPolicy: Replace"));
    ends("a", "a-3", Phase.SUCCEEDED);
    look();
    assertThat(made()).hasSize(3);
    assertThat(cluster.stopped).containsExactly(cluster.made.get(1).getKey());
  }

  @Test
  void allJoinsTheFirstUnusedOfEach() throws SyncException {
    look(
        Plans.of(
            "x",
            """
            pipeline: down
            params: {a: "${{ upstream.a.run.name }}", b: "${{ upstream.b.run.name }}"}
            triggers: {upstream: {a: up/a, b: up/b}}
            """));
    ends("a", "a-1", Phase.SUCCEEDED);
    SeenRun a2 = ends("a", "a-2", Phase.SUCCEEDED);
    assertThat(look().waits().get("down/down")).containsExactly("waits for a run of up/b");
    cluster.delete(a2); // its data is remembered
    ends("b", "b-1", Phase.SUCCEEDED);
    ends("b", "b-2", Phase.SUCCEEDED);
    ends("b", "b-3", Phase.SUCCEEDED);
    look();
    assertThat(made())
        .containsExactly(Map.of("a", "a-1", "b", "b-1"), Map.of("a", "a-2", "b", "b-2"));
  }

  @Test
  void aWindowFiresOnceWithItsFirstCompleteSet() throws SyncException {
    TriggerPlan plan =
        Plans.of(
            "x",
            """
            pipeline: down
            params: {a: "${{ upstream.a.run.name }}", b: "${{ upstream.b.run.name }}", since: "${{ window.start }}"}
            triggers:
              upstream: {a: up/a, b: up/b}
              window: {every: 1d, timezone: Etc/UTC}
            """);
    look(plan);
    cluster.ends("up/a", "a-1", Phase.SUCCEEDED, "2026-03-01T01:00:00Z", Map.of());
    cluster.ends("up/b", "b-1", Phase.SUCCEEDED, "2026-03-01T02:30:00Z", Map.of());
    look();
    cluster.ends("up/a", "a-2", Phase.SUCCEEDED, "2026-03-02T01:00:00Z", Map.of());
    look();
    cluster.ends("up/a", "a-3", Phase.SUCCEEDED, "2026-03-03T01:00:00Z", Map.of());
    cluster.ends("up/b", "b-2", Phase.SUCCEEDED, "2026-03-02T02:30:00Z", Map.of());
    look();
    cluster.ends("up/b", "b-1b", Phase.SUCCEEDED, "2026-03-01T02:30:00Z", Map.of());
    cluster.ends("up/a", "a-1b", Phase.SUCCEEDED, "2026-03-01T02:30:00Z", Map.of());
    look();
    assertThat(made())
        .containsExactly(
            Map.of("a", "a-1", "b", "b-1", "since", "2026-03-01T00:00:00Z"),
            Map.of("a", "a-2", "b", "b-2", "since", "2026-03-02T00:00:00Z"));
  }

  @Test
  void aRunConfigurationOfAHeldFileGoesOn() throws SyncException {
    look(Plans.of("x", ON_A));
    look(Optional.of(new Triggers.Applied(TriggerPlan.EMPTY, true)));
    ends("a", "a-1", Phase.SUCCEEDED);
    look();
    assertThat(cluster.made).hasSize(1);
    look(Optional.of(new Triggers.Applied(TriggerPlan.EMPTY, false)));
    ends("a", "a-2", Phase.SUCCEEDED);
    look();
    assertThat(cluster.made).hasSize(1);
  }

  @Test
  void whatHappensWhileItIsSuspendedIsNotMadeUpFor() throws SyncException {
    String spec = ON_A.replace("triggers: {", "triggers: {onChange: [pipeline], ");
    look(Plans.of("x", spec));
    look(Plans.of("y", spec + "suspend: true"));
    ends("a", "a-1", Phase.SUCCEEDED);
    look();
    look(Plans.of("y", spec));
    look();
    assertThat(cluster.made).isEmpty();
    ends("a", "a-2", Phase.SUCCEEDED);
    look();
    assertThat(made()).containsExactly(Map.of("a", "a-2 3"));
  }

  /** The memory is one object of the cluster, and that has a largest size. */
  @Test
  void largeOutputsThatNobodyAsksForAreNotRemembered() throws SyncException {
    look(Plans.of("x", ON_A.replace("up/a}", "up/a, b: up/b}")));
    String large = "x".repeat(200_000);
    cluster.ends("up/a", "a-1", Phase.SUCCEEDED, SLOT, Map.of("rows", "3", "report", large));
    look();
    assertThat(LedgerJson.write(cluster.read().ledger().orElseThrow()))
        .contains("a-1")
        .hasSizeLessThan(20_000);
    ends("b", "b-1", Phase.SUCCEEDED);
    look();
    assertThat(made()).containsExactly(Map.of("a", "a-1 3"));
  }

  @Test
  void aRunThatFailedAndIsRetriedCountsWhenItSucceeds() throws SyncException {
    look(Plans.of("x", ON_A));
    ends("a", "a-1", Phase.FAILED);
    look();
    ends("a", "a-1", Phase.SUCCEEDED);
    look();
    ends("a", "a-1", Phase.SUCCEEDED);
    look();
    assertThat(cluster.made).hasSize(1);
  }
}
