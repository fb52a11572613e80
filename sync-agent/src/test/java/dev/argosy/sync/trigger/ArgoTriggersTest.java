package dev.argosy.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.trigger.Cause;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Causes;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.agent.ClusterCauses;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each cause starts one run, with Argo's own controller on a real API server. */
@NeedsPart(Part.API_SERVER)
class ArgoTriggersTest {
  private static final String ANY =
      """
      pipeline: ID-down
      params: {a: "${{ upstream.a.run.name }}", b: "${{ upstream.b.run.name }} ${{ upstream.b.outputs.rows }}"}
      triggers: {onChange: [pipeline], upstream: {a: ID-a, b: ID-b}, join: any}
      """;
  private static final String ALL =
      """
      pipeline: ID-down
      params: {a: "${{ upstream.a.run.name }} ${{ upstream.a.outputs.rows }}", b: "${{ upstream.b.run.name }}"}
      triggers: {upstream: {a: ID-a, b: ID-b}, join: all}
      """;
  private static final String ON_A =
      """
      pipeline: ID-down
      params: {a: "${{ upstream.a.run.name }}"}
      triggers: {upstream: {a: ID-a}}
      """;

  /** Two ends and a change at once: what a look is to do when the agent dies. */
  private static final class Scenario {
    final RealRuns runs;
    final TriggerPlan next;
    final String a;
    final String b;

    Scenario(String id) throws SyncException {
      runs = new RealRuns(id);
      runs.look(runs.applied("v1", "1s", ANY));
      a = runs.fires("a");
      b = runs.fires("b");
      next = runs.applied("v2", "1s", ANY);
    }

    Map<String, Map<String, String>> expected() {
      Map<String, String> params = Map.of("a", a, "b", b + " 3");
      return Map.of(
          name(new Cause.Upstreams(Map.of("a", uid(a)))), params,
          name(new Cause.Upstreams(Map.of("b", uid(b)))), params,
          name(runs.down(next).change().orElseThrow()), params);
    }

    private String uid(String run) {
      return runs.find(run).orElseThrow().getMetadata().getUid();
    }

    private String name(Cause cause) {
      return cause.runName(runs.id + "-down");
    }

    int calls() throws SyncException {
      try (ApiProxy proxy = ApiProxy.before(ApiServer.get());
          KubernetesClient client = through(proxy)) {
        runs.look(client, Optional.of(next));
        return proxy.calls().size();
      }
    }

    /** Whatever was cut: the next look makes what is missing, the one after it nothing. */
    void dieAt(int call, ApiFate fate) throws SyncException {
      try (ApiProxy proxy = ApiProxy.before(ApiServer.get());
          KubernetesClient client = through(proxy)) {
        AtomicInteger number = new AtomicInteger();
        AtomicBoolean dead = new AtomicBoolean();
        proxy.decide(c -> dead.get() ? ApiFate.CUT_BEFORE : fate(number, call, dead, fate));
        try {
          runs.look(client, Optional.of(next));
        } catch (SyncException e) {
          assertThat(e.problems()).isNotEmpty();
        }
        assertThat(dead).as("call %s was made", call).isTrue();
        proxy.decide(c -> ApiFate.PASS);
        runs.look(client, Optional.of(next));
        assertThat(runs.made()).as("%s at call %s", fate, call).isEqualTo(expected());
        proxy.forget();
        runs.look(client, Optional.of(next));
        assertThat(proxy.writes()).isEmpty();
      }
    }

    private static ApiFate fate(AtomicInteger number, int call, AtomicBoolean dead, ApiFate fate) {
      if (number.incrementAndGet() != call) {
        return ApiFate.PASS;
      }
      dead.set(true);
      return fate;
    }
  }

  private static KubernetesClient through(ApiProxy proxy) {
    Config config = Config.fromKubeconfig(proxy.kubeconfig());
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  @Test
  void whateverCallTheAgentDiesAtExactlyTheRightRunsExist() throws SyncException {
    Scenario whole = new Scenario("k0");
    whole.runs.ended(Set.of(whole.a, whole.b));
    int calls = whole.calls();
    assertThat(whole.runs.made()).isEqualTo(whole.expected());
    assertThat(calls).isBetween(8, 20);
    List<Scenario> before = new ArrayList<>();
    List<Scenario> after = new ArrayList<>();
    for (int call = 1; call <= calls; call++) {
      before.add(new Scenario("before" + call));
      after.add(new Scenario("after" + call));
    }
    Set<String> upstreams = new TreeSet<>();
    before.forEach(s -> upstreams.addAll(Set.of(s.a, s.b)));
    after.forEach(s -> upstreams.addAll(Set.of(s.a, s.b)));
    whole.runs.ended(upstreams);
    for (int call = 1; call <= calls; call++) {
      before.get(call - 1).dieAt(call, ApiFate.CUT_BEFORE);
      after.get(call - 1).dieAt(call, ApiFate.CUT_AFTER);
    }
    whole.runs.ended(whole.runs.made().keySet());
    whole.runs.made().keySet().forEach(r -> assertThat(whole.runs.phase(r)).isEqualTo("Succeeded"));
  }

  @Test
  void twoAgentsAtOnceMakeTheRunsOfOne() throws Exception {
    Scenario scenario = new Scenario("two");
    scenario.runs.ended(Set.of(scenario.a, scenario.b));
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<Integer> agent =
        () -> {
          together.await();
          int made = 0;
          for (int look = 0; look < 4; look++) {
            try {
              made += scenario.runs.look(scenario.next).made().size();
            } catch (SyncException e) {
              assertThat(e.problems()).extracting(p -> p.code()).containsOnly(Code.OBJECT_CONFLICT);
            }
          }
          return made;
        };
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> done : both.invokeAll(List.of(agent, agent))) {
        assertThat(done.get()).isBetween(0, 3);
      }
    }
    assertThat(scenario.runs.made()).isEqualTo(scenario.expected());
  }

  @Test
  void whatEndedWhileNoAgentRanIsSeenUnlessItIsGone() throws SyncException {
    RealRuns runs = new RealRuns("gap");
    runs.look(runs.applied("v1", "1s", ON_A));
    String gone = runs.fires("a", ", ttlStrategy: {secondsAfterCompletion: 0}");
    String failed = runs.fires("a", ", activeDeadlineSeconds: 1");
    String there = runs.fires("a");
    runs.ended(Set.of(there, failed));
    RealRuns.await(() -> gone + " deleted by Argo", () -> runs.isGone(gone));
    runs.look();
    assertThat(runs.made().values()).containsExactly(Map.of("a", there));
  }

  @Test
  void aPartnerIsJoinedThoughArgoHasDeletedIt() throws SyncException {
    RealRuns runs = new RealRuns("ttl");
    runs.look(runs.applied("v1", "1s", ALL));
    String a = runs.fires("a", ", ttlStrategy: {secondsAfterCompletion: 4}");
    runs.ended(Set.of(a));
    assertThat(runs.look().waits().values())
        .hasToString("[[waits for a run of %s/ttl-b]]".formatted(runs.namespace));
    RealRuns.await(() -> a + " deleted by Argo", () -> runs.isGone(a));
    String b = runs.fires("b");
    runs.ended(Set.of(b));
    runs.look();
    assertThat(runs.made().values()).containsExactly(Map.of("a", a + " 3", "b", b));
  }

  /** A controller's clock that jumps changes no cause: runs are told apart by their uids. */
  @Test
  void timesThatJumpMakeNoRunTwiceAndLoseNone() throws SyncException {
    RealRuns runs = new RealRuns("jump");
    runs.look(runs.applied("v1", "1s", ON_A));
    List<String> ended = new ArrayList<>();
    for (String end :
        List.of("2031-01-01T00:00:00Z", "2019-01-01T00:00:00Z", "2025-06-01T00:00:00Z")) {
      ended.add(endedAt(runs, end));
      runs.look();
      runs.look();
      assertThat(runs.made().values().stream().map(p -> p.get("a")))
          .containsExactlyInAnyOrderElementsOf(ended);
    }
  }

  private static String endedAt(RealRuns runs, String end) {
    String workflow =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata:
          generateName: jump-a-
          namespace: %s
          labels:
            argosy.dev/run-configuration: jump-a
            workflows.argoproj.io/completed: "true"
            workflows.argoproj.io/phase: Succeeded
        spec: {workflowTemplateRef: {name: jump-data}}
        status: {phase: Succeeded, startedAt: "%s", finishedAt: "%s"}
        """
            .formatted(runs.namespace, end, end);
    return ApiServer.get()
        .client()
        .resource(Serialization.unmarshal(workflow, GenericKubernetesResource.class))
        .create()
        .getMetadata()
        .getName();
  }

  @Test
  void aTriggerThatIsEditedWhileARunIsUnderWayHoldsForTheNext() throws SyncException {
    RealRuns runs = new RealRuns("edit");
    String forbid = ON_A + "concurrencyPolicy: Forbid\n";
    runs.look(runs.applied("v1", "1h", forbid));
    String first = runs.fires("a");
    String second = runs.fires("a");
    runs.ended(Set.of(first, second));
    assertThat(runs.look().made()).hasSize(1);
    Map<String, Map<String, String>> one = runs.made();
    String edited = forbid.replace("run.name }}", "run.name }} again").replace("onChange", "x");
    assertThat(runs.look(runs.applied("v2", "1h", edited)).waits().values())
        .asString()
        .contains("1 run waits while edit-down-");
    assertThat(runs.made()).isEqualTo(one);

    String running = one.keySet().iterator().next();
    String replace = edited.replace("Forbid", "Replace");
    TriggerReport report = runs.look(runs.applied("v2", "1h", replace));
    assertThat(report.made()).hasSize(1);
    RealRuns.await(() -> running + " terminated", () -> runs.phase(running).equals("Failed"));
    Set<String> data =
        runs.made().values().stream().map(p -> p.get("a")).collect(Collectors.toSet());
    boolean firstRan = one.containsValue(Map.of("a", first));
    assertThat(data)
        .containsExactlyInAnyOrder(
            firstRan ? first : second, (firstRan ? second : first) + " again");
    assertThat(runs.phase(report.made().getFirst().name())).isEmpty();
  }

  /** No look is made but those that the watch asks for. */
  @Test
  void theEndOfARunIsHeardOf(@TempDir Path folder) throws Exception {
    RealRuns runs = new RealRuns("heard");
    Path kubeconfig =
        Files.writeString(folder.resolve("kubeconfig"), ShippedRole.in(runs.namespace));
    SyncOptions options =
        SyncOptions.of(
            runs.id,
            SourceOptions.of("https://git.example.com/x"),
            new TargetOptions.Cluster(Optional.of(kubeconfig), runs.namespace));
    Semaphore wakes = new Semaphore(0);
    try (ClusterCauses causes = new ClusterCauses(wakes::release)) {
      TriggerPlan plan = runs.applied("v1", "1s", ON_A);
      causes.look(options, Fence.OPEN, Optional.of(new Triggers.Applied(plan, false)));
      RealRuns.await(() -> "a watch", () -> causes.pause().compareTo(Causes.USUAL) > 0);
      String a = runs.fires("a");
      while (runs.made().isEmpty()) {
        assertThat(wakes.tryAcquire(60, TimeUnit.SECONDS)).as("woken").isTrue();
        causes.look(options, Fence.OPEN, Optional.empty());
      }
      assertThat(runs.made().values()).containsExactly(Map.of("a", a));
      assertThat(
              causes.look(
                  options, Fence.OPEN, Optional.of(new Triggers.Applied(TriggerPlan.EMPTY, false))))
          .isEqualTo(TriggerReport.NOTHING);
    }
  }
}
