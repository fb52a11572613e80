package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Await;
import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Standing;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import dev.argosy.sync.plan.SyncPolicy.Rehearsal;
import dev.argosy.testkit.ApiCall;
import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real API server whose answers a proxy spoils now and then. */
@NeedsPart(Part.API_SERVER)
class ApiFaultTest {
  private final Trial trial = new Trial();
  private final Desired template = Samples.template(trial.namespace, "train", "busybox:1");
  private final Desired cron = Samples.cron(trial.namespace, "nightly", "train");
  private final Desired other = Samples.template(trial.namespace, "other", "busybox:1");

  @AfterEach
  void close() {
    trial.close();
  }

  /** Spoils the first {@code times} calls of a sort. */
  private AtomicInteger spoil(int times, Predicate<ApiCall> which, ApiFate by) {
    AtomicInteger seen = new AtomicInteger();
    trial.proxy.decide(
        call -> which.test(call) && seen.incrementAndGet() <= times ? by : ApiFate.PASS);
    return seen;
  }

  private static Predicate<ApiCall> of(String name) {
    return call -> Trial.name(call).equals(name);
  }

  private SyncException failed(Desired... desired) {
    SyncException e = catchThrowableOfType(SyncException.class, () -> trial.sync("c1", desired));
    assertThat(e).isNotNull();
    return e;
  }

  private void converges() throws Exception {
    trial.proxy.decide(call -> ApiFate.PASS);
    trial.sync("c1", template, cron, other);
    assertThat(trial.inventory().objects())
        .containsExactly(other.key(), template.key(), cron.key());
    trial.proxy.forget();
    trial.sync("c1", template, cron, other);
    assertThat(trial.proxy.writes()).isEmpty();
  }

  @Test
  void aBusyServerIsLeftAloneByAllCallsAndThenAskedAgain() throws Exception {
    spoil(1, ApiCall::writes, ApiFate.busy(1));
    long start = System.nanoTime();
    assertThat(trial.sync("c1", template, cron, other).actions()).hasSize(3);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    converges();
  }

  @Test
  void aServerThatAsksForALongPauseEndsTheSyncWhichSaysHowLong() throws Exception {
    AtomicInteger seen = spoil(99, ApiCall::writes, ApiFate.busy(60));
    SyncException e = failed(template, cron, other);
    assertThat(e.problems().get(0).retryAfter()).contains(Duration.ofSeconds(60));
    assertThat(seen).as("not asked again meanwhile").hasValue(1);
    converges();
  }

  @Test
  void aServerThatOnlyEverSaysBusyIsGivenUp() {
    AtomicInteger seen = spoil(99, of("train"), ApiFate.busy(1));
    assertThat(failed(template).problems().get(0).code()).isEqualTo(Code.TARGET_UNREACHABLE);
    assertThat(seen.get()).isBetween(3, 10);
  }

  @Test
  void aStormOf500sStopsTheSyncAtEachCallAndLosesNothing() throws Exception {
    ApiFate broken = ApiFate.refuse(500, "InternalError", "etcdserver: leader changed");
    for (int from = 1; from < 8; from++) {
      int good = from;
      trial.proxy.forget();
      AtomicInteger calls = new AtomicInteger();
      trial.proxy.decide(call -> calls.incrementAndGet() > good ? broken : ApiFate.PASS);
      SyncException e = failed(template, cron, other);
      assertThat(e.problems().get(0).code()).isEqualTo(Code.TARGET_UNREACHABLE);
      trial.proxy.decide(call -> ApiFate.PASS);
      for (Desired one : List.of(template, cron, other)) {
        assertThat(
                Trial.live(one.key()).isEmpty() || trial.inventory().objects().contains(one.key()))
            .isTrue();
      }
    }
    converges();
  }

  @Test
  void anAnswerThatBreaksOffIsNoAnswer() throws Exception {
    for (String name : List.of("argosy-trial", "workflowtemplates", "train")) {
      spoil(99, of(name), ApiFate.CUT_MIDWAY);
      assertThat(failed(template, cron, other).problems().get(0).code())
          .as(name)
          .isEqualTo(Code.TARGET_UNREACHABLE);
    }
    converges();
  }

  @Test
  void anObjectThatIsRefusedHoldsItselfAndWhatRefersToIt() throws Exception {
    Desired standalone = Samples.cron(trial.namespace, "standalone", "other");
    trial.sync("c0", Samples.template(trial.namespace, "gone", "busybox:1"));
    Desired bad = Trial.edit(template, "entrypoint:", "entrypiont:");
    Trial.Done done = trial.sync("c1", bad, cron, other, standalone);
    assertThat(done.actions()).containsExactly("create other", "create standalone");
    assertThat(done.plan().withheld())
        .extracting(Problem::code)
        .containsExactly(Code.TARGET_REFUSED, Code.OBJECT_WITHHELD);
    assertThat(done.plan().withheld().get(1).message()).contains("refers to WorkflowTemplate");
    assertThat(done.plan().actions())
        .as("nothing is removed meanwhile")
        .anyMatch(a -> a instanceof Action.Hold && a.key().name().equals("gone"));
    assertThat(trial.inventory().commit()).isEqualTo("c0");
    assertThat(trial.inventory().objects())
        .extracting(k -> k.name())
        .containsExactly("gone", "other", "standalone");
  }

  @Test
  void withIsolationAllOneRefusalHoldsAll() throws Exception {
    Desired bad = Trial.edit(template, "entrypoint:", "entrypiont:");
    SyncPolicy all = SyncPolicy.DEFAULT.withIsolation(Isolation.ALL);
    Trial.Done done = trial.sync(all, "c1", List.of(bad, cron, other));
    assertThat(done.plan().held()).isTrue();
    assertThat(trial.writes()).isEmpty();
  }

  /** In bulk not all that is new is rehearsed; what is refused then holds the same objects. */
  @Test
  void inBulkARefusalAtTheWriteHoldsItselfAndWhatRefersToIt() throws Exception {
    trial.sync("c0", Samples.template(trial.namespace, "gone", "busybox:1"));
    List<Desired> all = new ArrayList<>(List.of(other, cron));
    all.add(Trial.edit(template, "entrypoint:", "entrypiont:"));
    for (int i = 0; i <= ClusterSurvey.BULK; i++) {
      all.add(Samples.cron(trial.namespace, "c" + i, i % 2 == 0 ? "other" : "train"));
    }
    SyncPolicy asking = SyncPolicy.DEFAULT.rehearsing(Rehearsal.ALL);
    try (ClusterTarget target = trial.open()) {
      assertThat(target.survey(all, trial.inventory(), asking.rehearses()).standing().values())
          .as("asked of each, the server refuses one")
          .filteredOn(Standing.Refused.class::isInstance)
          .hasSize(1);
    }
    Trial.Done done = trial.sync(SyncPolicy.DEFAULT, "c1", all);
    assertThat(done.refused()).extracting(Problem::code).contains(Code.TARGET_REFUSED);
    assertThat(done.refused()).hasSize(1 + 1 + ClusterSurvey.BULK / 2);
    assertThat(done.actions()).hasSize(1 + ClusterSurvey.BULK / 2 + 1);
    assertThat(Trial.live(cron.key())).isEmpty();
    assertThat(trial.inventory().objects()).hasSize(1 + done.actions().size());
    assertThat(trial.inventory().commit()).isEqualTo("c0");
    assertThat(Trial.live(Samples.template(trial.namespace, "gone", "x").key())).isPresent();
  }

  /** Not an answer that was made up: the Role is not there, and then it is. */
  @Test
  void aNamespaceThatIsForbiddenHoldsItsObjectsAndTheOthersGoOn() throws Exception {
    String second = ApiServer.get().newNamespace();
    Desired there = Samples.template(second, "there", "busybox:1");
    Desired thereToo = Samples.cron(second, "there-too", "there");
    Trial.Done done = trial.sync("c1", template, cron, there, thereToo);
    assertThat(done.actions()).containsExactly("create train", "create nightly");
    assertThat(done.plan().withheld()).extracting(Problem::code).contains(Code.TARGET_FORBIDDEN);
    assertThat(done.plan().withheld().get(0).hint()).contains(second);
    ShippedRole.reach(trial.namespace, second);
    assertThat(trial.sync("c1", template, cron, there, thereToo).actions())
        .containsExactly("create there", "create there-too");
  }

  /** In the words of the real server: a quota, a policy, and a webhook that does not answer. */
  @Test
  void theClustersOwnRulesAreNamed() throws Exception {
    String namespace = trial.namespace;
    rule(
        """
        {apiVersion: v1, kind: ResourceQuota, metadata: {name: few, namespace: %s},
        spec: {hard: {count/workflowtemplates.argoproj.io: "0"}}}
        """);
    Kubectl.run(
        "patch",
        "resourcequota",
        "few",
        "--namespace=" + namespace,
        "--subresource=status",
        "--type=merge",
        "--patch={\"status\":{\"hard\":{\"count/workflowtemplates.argoproj.io\":\"0\"},"
            + "\"used\":{\"count/workflowtemplates.argoproj.io\":\"0\"}}}");
    refuses("raise the ResourceQuota 'few', or free some of what it counts");
    rule(
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: no-latest}
        spec:
          matchConstraints:
            namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}
            resourceRules: [{apiGroups: [argoproj.io], apiVersions: ["*"], operations: ["*"], resources: ["*"]}]
          validations: [{expression: "false", message: "no latest images here"}]
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: no-latest}
        spec: {policyName: no-latest, validationActions: [Deny]}
        """);
    refuses("change the pipeline, or ask who set the policy 'no-latest'");
    rule(
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingWebhookConfiguration
        metadata: {name: down}
        webhooks:
        - name: guard.example.com
          clientConfig: {url: "https://127.0.0.1:1/x"}
          rules: [{apiGroups: [argoproj.io], apiVersions: ["*"], operations: ["*"], resources: ["*"]}]
          sideEffects: None
          admissionReviewVersions: [v1]
          namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}
        """);
    refuses("have the webhook 'guard.example.com' answer again: until then nobody can write");
    assertThat(trial.writes()).isEmpty();
  }

  private void rule(String yaml) throws IOException {
    Path file = Files.createTempFile("rule", ".yaml");
    Files.writeString(file, yaml.formatted(trial.namespace, trial.namespace));
    Kubectl.run("apply", "--server-side", "-f", file.toString());
    Files.delete(file);
  }

  /** The server learns of its rules within a second or two. */
  private void refuses(String hint) {
    Await.until(Duration.ofSeconds(20), hint, () -> lastHint().startsWith(hint));
  }

  private String lastHint() {
    try {
      return trial.sync("c1", template).plan().reasons().get(0).hint();
    } catch (SyncException e) {
      return e.problems().get(0).hint();
    }
  }

  @Test
  void aTokenThatTheServerForgotStartsTheListAgain() throws Exception {
    Desired[] all = new Desired[30];
    for (int i = 0; i < all.length; i++) {
      all[i] = Samples.template(trial.namespace, "t" + i, "busybox:1");
    }
    trial.sync("c1", all);
    ClusterCalls calls = new ClusterCalls(new LateClient(trial::client), Fence.OPEN);
    AtomicInteger expired = new AtomicInteger();
    trial.proxy.decide(call -> {
      boolean next = call.query().contains("continue=");
      return next && expired.getAndIncrement() == 0
          ? ApiFate.refuse(410, "Expired", "The provided continue parameter is too old")
          : ApiFate.PASS;
    });
    trial.proxy.forget();
    assertThat(calls.list(all[0].key(), "", o -> o.getMetadata().getName(), new Paging(10)))
        .hasSize(30)
        .doesNotHaveDuplicates();
    assertThat(trial.proxy.calls()).hasSize(1 + 1 + 3);
    calls.close();
  }

  @Test
  void aKindThatIsNotInstalledYetIsSaidAndTheNextSyncAfterItIsThereConverges() throws Exception {
    ApiServer.without(
        "cronworkflows",
        server -> {
          try (Trial young = new Trial(server)) {
            String namespace = young.namespace;
            Desired train = Samples.template(namespace, "train", "busybox:1");
            Desired nightly = Samples.cron(namespace, "nightly", "train");
            Trial.Done done = young.sync("c1", train, nightly);
            assertThat(done.plan().withheld())
                .extracting(Problem::where, Problem::message)
                .containsExactly(
                    tuple(
                        "CronWorkflow " + namespace + "/nightly",
                        "the cluster does not know argoproj.io/v1alpha1 CronWorkflow"));
            assertThat(done.actions()).containsExactly("create train");
            server.install("cronworkflows");
            assertThat(young.sync("c1", train, nightly).actions())
                .containsExactly("create nightly");
          }
        });
  }

  @Test
  void aClusterWithoutArgoIsSaid() throws Exception {
    ApiFate absent = new ApiFate.Answer(404, java.util.Map.of(), "404 page not found\n");
    trial.proxy.decide(call -> call.path().contains("/argoproj.io/") ? absent : ApiFate.PASS);
    Trial.Done done = trial.sync("c1", template, cron, other);
    assertThat(done.plan().held()).isTrue();
    assertThat(done.plan().reasons())
        .allMatch(p -> p.code() == Code.TARGET_REFUSED)
        .anyMatch(p -> p.message().contains("the cluster does not know argoproj.io/v1alpha1"));
    converges();
  }

  @Test
  void aConflictThatAppearsBetweenLookAndWriteIsNotForcedOnASuccessor() throws Exception {
    trial.sync("c1", template, cron, other);
    Desired changed = Trial.edit(template, "busybox:1", "busybox:2");
    trial.proxy.decide(call -> {
      if (call.writes() && Trial.name(call).equals("train")) {
        Trial.at(template.key()).delete();
        Trial.apply("kubectl", Samples.template(trial.namespace, "train", "theirs:1"));
      }
      return ApiFate.PASS;
    });
    Trial.Done done = trial.sync("c2", changed, cron, other);
    assertThat(done.refused()).extracting(Problem::code).containsExactly(Code.OBJECT_CONFLICT);
    assertThat(Trial.text(template.key())).contains("theirs:1").doesNotContain("busybox:2");
  }

  @Test
  void aBadCommitMakesNoWriteAndAGoodOneTwiceOnlyReads() throws Exception {
    trial.sync("c1", template, cron, other);
    trial.proxy.forget();
    trial.sync("c1", template, cron, other);
    assertThat(trial.proxy.calls()).hasSize(3).allMatch(call -> call.method().equals("GET"));
  }
}
