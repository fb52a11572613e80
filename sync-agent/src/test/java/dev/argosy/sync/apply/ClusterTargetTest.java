package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPlanner;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The contract and more, against a real API server with Argo's full CRDs, with the shipped Role.
 */
@NeedsPart(Part.API_SERVER)
class ClusterTargetTest extends TargetContract {
  private final String namespace = ApiServer.get().newNamespace();
  private final Recorder recorder = new Recorder();
  private final ClusterTarget target = open(ShippedRole.in(namespace), recorder);

  @AfterEach
  void stop() {
    target.close();
  }

  private ClusterTarget open(String kubeconfig, Recorder through) {
    Config config = Config.fromKubeconfig(kubeconfig);
    config.setRequestRetryBackoffLimit(0);
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("recorder", through))
            .build();
    return new ClusterTarget(
        LateClient.of(client), "contract", namespace, Fence.OPEN, Remembered.nothing());
  }

  @Override
  Target target() {
    return target;
  }

  @Override
  String namespace() {
    return namespace;
  }

  private static Resource<GenericKubernetesResource> at(ObjectKey key) {
    return ApiServer.get()
        .client()
        .genericKubernetesResources(ClusterObjects.kind(key))
        .inNamespace(key.namespace())
        .withName(key.name());
  }

  private static GenericKubernetesResource live(ObjectKey key) {
    GenericKubernetesResource live = at(key).get();
    assertThat(live).as("%s", key).isNotNull();
    return live;
  }

  @Override
  boolean holds(ObjectKey key, String text) {
    return Serialization.asYaml(live(key)).contains(text);
  }

  /** One with a deletion time counts as gone: no controller runs here that would finish it. */
  @Override
  boolean has(ObjectKey key) {
    GenericKubernetesResource live = at(key).get();
    return live != null && live.getMetadata().getDeletionTimestamp() == null;
  }

  @Override
  void stranger(Desired desired) {
    ApiServer.get()
        .client()
        .resource(Serialization.unmarshal(desired.yaml(), GenericKubernetesResource.class))
        .fieldManager("kubectl")
        .serverSideApply();
  }

  @Override
  long writes() {
    return recorder.writes.size();
  }

  @Override
  void remove(ObjectKey key) {
    at(key).delete();
  }

  private static Plan plan(Target target, String commit, Desired... desired) throws SyncException {
    Inventory inventory = target.inventory();
    List<Desired> all = List.of(desired);
    return SyncPlanner.plan(
        commit,
        all,
        inventory,
        target.survey(all, inventory, SyncPolicy.Rehearsal.SAMPLE),
        SyncPolicy.DEFAULT);
  }

  @Test
  void objectsCarryTheirOwnerAndNotTheCommit() throws Exception {
    Desired template = Samples.template(namespace, "train", "busybox:1");
    sync("commit-one", template);
    GenericKubernetesResource live = live(template.key());
    assertThat(live.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "argosy")
        .containsEntry("argosy.dev/source", "contract");
    assertThat(live.getMetadata().getManagedFields())
        .extracting(ManagedFieldsEntry::getManager, ManagedFieldsEntry::getOperation)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("argosy", "Apply"));
    assertThat(Serialization.asYaml(live)).doesNotContain("commit-one");
  }

  @Test
  void aNewCommitWithTheSameObjectsWritesTheInventoryOnly() throws Exception {
    Desired template = Samples.template(namespace, "train", "busybox:1");
    sync("c1", template);
    recorder.writes.clear();
    sync("c2", template);
    assertThat(recorder.writes)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("/configmaps/argosy-contract");
  }

  @Test
  void everyRefusalIsReportedAndNothingIsWritten() throws Exception {
    Desired unknown =
        edit(Samples.template(namespace, "unknown", "x"), "entrypoint:", "entrypiont:");
    Desired type = edit(Samples.template(namespace, "type", "x"), "image: x", "image: [x]");
    Desired good = Samples.template(namespace, "good", "x");
    List<Desired> all = List.of(good, unknown, type);
    Survey survey = target.survey(all, target.inventory(), SyncPolicy.Rehearsal.ALL);
    SyncPolicy whole = SyncPolicy.DEFAULT.withIsolation(Isolation.ALL);
    Plan plan = SyncPlanner.plan("c1", all, target.inventory(), survey, whole);
    assertThat(plan.reasons()).extracting(Problem::code).containsOnly(Code.TARGET_REFUSED);
    assertThat(plan.reasons())
        .extracting(Problem::where)
        .containsExactlyInAnyOrder(unknown.key().toString(), type.key().toString());
    assertThat(plan.reasons()).anyMatch(p -> p.message().contains("entrypiont"));
    target.apply(plan, action -> {});
    assertThat(recorder.writes).isEmpty();
    assertThat(has(good.key())).isFalse();
  }

  private static Desired edit(Desired desired, String from, String to) {
    assertThat(desired.yaml()).contains(from);
    return new Desired(desired.key(), desired.source(), desired.yaml().replace(from, to));
  }

  @Test
  void whatSomebodyElseChangedIsTakenBackAndNamed() throws Exception {
    Desired cron = Samples.cron(namespace, "nightly", "train");
    sync("c1", cron);
    suspend(cron.key());
    Plan plan = plan(target, "c1", cron);
    assertThat(plan.actions()).hasSize(1);
    Action.Update update = (Action.Update) plan.actions().get(0);
    assertThat(update.takesBackFrom()).containsExactly("kubectl-edit (.spec.suspend)");
    target.apply(plan, action -> {});
    assertThat(holds(cron.key(), "suspend: false")).isTrue();
    assertThat(plan(target, "c1", cron).writes()).isFalse();
  }

  private static void suspend(ObjectKey key) {
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("kubectl-edit")
            .build();
    at(key).patch(context, "{\"spec\":{\"suspend\":true}}");
  }

  @Test
  void whatTheControllerWritesIsNoDrift() throws Exception {
    Desired cron = Samples.cron(namespace, "nightly", "train");
    sync("c1", cron);
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("workflow-controller")
            .build();
    at(cron.key())
        .patch(
            context,
            "{\"metadata\":{\"annotations\":{\"cronworkflows.argoproj.io/last-used-schedule\":\"x\"}},"
                + "\"status\":{\"active\":[],\"phase\":\"Active\",\"succeeded\":1,\"failed\":0,"
                + "\"conditions\":[],\"lastScheduledTime\":null}}");
    assertThat(plan(target, "c1", cron).writes()).isFalse();
  }

  @Test
  void anObjectReplacedBetweenLookAndWriteIsNotTouched() throws Exception {
    Desired template = Samples.template(namespace, "train", "busybox:1");
    sync("c1", template);
    Plan update = plan(target, "c2", Samples.template(namespace, "train", "busybox:2"));
    Plan prune = plan(target, "c2", Samples.template(namespace, "other", "busybox:2"));
    remove(template.key());
    stranger(Samples.template(namespace, "train", "alpine:1"));
    for (Plan stale : List.of(update, prune)) {
      assertThat(target.apply(stale, action -> {}))
          .extracting(Problem::code)
          .containsExactly(Code.OBJECT_CONFLICT);
      assertThat(holds(template.key(), "alpine:1")).isTrue();
    }
    assertThat(has(template.key())).isTrue();
  }

  @Test
  void pruningACronLeavesItsRunningWorkflowsAlone() throws Exception {
    Desired cron = Samples.cron(namespace, "nightly", "train");
    Desired template = Samples.template(namespace, "train", "busybox:1");
    sync("c1", cron, template);
    assertThat(sync("c2", template)).containsExactly("prune nightly");
    assertThat(live(cron.key()).getMetadata().getFinalizers()).containsExactly("orphan");
    assertThat(sync("c2", template)).isEmpty();
  }

  @Test
  void aRunIsStartedOnceAndThenLeftAlone() throws Exception {
    Desired run = Samples.run(namespace, "once-1", "train");
    assertThat(sync("c1", run)).containsExactly("create once-1");
    assertThat(sync("c2", edit(run, "name: train", "name: other"))).isEmpty();
    assertThat(holds(run.key(), "name: \"train\"")).isTrue();
    remove(run.key());
    assertThat(sync("c3", run)).isEmpty();
    assertThat(has(run.key())).isFalse();
  }

  @Test
  void anObjectWithOurLabelAndNotInTheInventoryIsNeverPruned() throws Exception {
    Desired keep = Samples.template(namespace, "keep", "busybox:1");
    sync("c1", keep);
    Desired labelled =
        edit(
            Samples.template(namespace, "labelled", "busybox:1"),
            "metadata:\n",
            "metadata:\n"
                + "  labels:\n"
                + "    app.kubernetes.io/managed-by: argosy\n"
                + "    argosy.dev/source: contract\n");
    stranger(labelled);
    assertThat(sync("c2", keep)).isEmpty();
    assertThat(has(labelled.key())).isTrue();
  }

  @Test
  void anObjectInTheInventoryWithoutOurLabelIsNeverPruned() throws Exception {
    Desired keep = Samples.template(namespace, "keep", "busybox:1");
    Desired given = Samples.template(namespace, "given", "busybox:1");
    sync("c1", keep, given);
    PatchContext merge = new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
    at(given.key()).patch(merge, "{\"metadata\":{\"labels\":{\"argosy.dev/source\":\"another\"}}}");
    assertThat(sync("c2", keep)).isEmpty();
    assertThat(has(given.key())).isTrue();
  }

  @Test
  void anInventoryThatIsNotOursOrDamagedIsRefused() throws Exception {
    stranger(Samples.config(namespace, "argosy-contract", "theirs"));
    assertThatThrownBy(() -> target.inventory()).hasMessageContaining("[target-not-ours]");
    ObjectKey key = new ObjectKey("v1", "ConfigMap", namespace, "argosy-contract");
    remove(key);
    sync("c1", Samples.template(namespace, "train", "x"));
    PatchContext merge = new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
    at(key).patch(merge, "{\"data\":{\"inventory\":\"\"}}");
    assertThatThrownBy(() -> target.inventory()).hasMessageContaining("[target-broken]");
  }

  @Test
  void aNamespaceThatDoesNotExistIsSaidToWhomeverMayKnowIt() throws Exception {
    Desired lost = Samples.template("nowhere", "train", "x");
    assertThat(plan(target, "c1", lost).reasons().get(0).code()).isEqualTo(Code.TARGET_FORBIDDEN);
    try (ClusterTarget anywhere = open(ApiServer.get().kubeconfig(), new Recorder())) {
      assertThat(plan(anywhere, "c1", lost).reasons().get(0).message())
          .isEqualTo("the namespace 'nowhere' does not exist");
    }
  }

  /** Counts requests, not time: one list a kind, one write a change. */
  @Test
  void twoHundredObjectsAreListedOnceAndWrittenOnce() throws Exception {
    Desired[] all = new Desired[200];
    for (int i = 0; i < 100; i++) {
      all[2 * i] = Samples.template(namespace, "t" + i, "busybox:1");
      all[2 * i + 1] = Samples.cron(namespace, "c" + i, "t" + i);
    }
    sync("c1", all);
    assertThat(counted())
        .as("the inventory and two lists; one of each kind; the objects, and the inventory twice")
        .isEqualTo(Map.of("GET", 3L, "POST rehearsal", 2L, "PATCH", 202L));
    recorder.requests.clear();
    assertThat(sync("c1", all)).isEmpty();
    assertThat(counted()).isEqualTo(Map.of("GET", 3L));
  }

  private Map<String, Long> counted() {
    return recorder.requests.stream()
        .collect(Collectors.groupingBy(request -> request, Collectors.counting()));
  }

  @Test
  void aTemplateThatOthersStillReferToIsHeldUntilTheyAreGone() throws Exception {
    Desired stays = Samples.template(namespace, "stays", "busybox:1");
    Desired unused = Samples.template(namespace, "unused", "busybox:1");
    Desired scheduled = Samples.template(namespace, "scheduled", "busybox:1");
    Desired running = Samples.template(namespace, "running", "busybox:1");
    Desired ours = Samples.cron(namespace, "ours", "unused");
    sync("c1", stays, unused, scheduled, running, ours);
    Desired cron = Samples.cron(namespace, "theirs", "scheduled");
    Desired run = Samples.run(namespace, "by-hand", "running");
    stranger(cron);
    stranger(run);
    Plan plan = plan(target, "c2", stays);
    assertThat(plan.held()).isFalse();
    assertThat(plan.actions())
        .contains(
            new Action.Hold(scheduled.key(), "CronWorkflow 'theirs' still refers to it"),
            new Action.Hold(running.key(), "Workflow 'by-hand' still runs with it"));
    assertThat(sync("c2", stays)).containsExactly("prune ours", "prune unused");
    assertThat(target.inventory().objects())
        .containsExactly(running.key(), scheduled.key(), stays.key());
    assertThat(plan(target, "c2", stays).writes()).isFalse();
    remove(cron.key());
    end(run.key());
    assertThat(sync("c2", stays)).containsExactly("prune scheduled", "prune running");
    assertThat(target.inventory().objects()).containsExactly(stays.key());
  }

  private static void end(ObjectKey run) {
    PatchContext merge = new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
    at(run).patch(merge, "{\"status\":{\"phase\":\"Succeeded\"}}");
  }

  @Test
  void aTemplateThatAHeldOneRefersToIsHeldToo() throws Exception {
    Desired inner = Samples.template(namespace, "inner", "busybox:1");
    Desired outer =
        edit(
            Samples.template(namespace, "outer", "x"),
            "    container:\n      image: x\n      command: [echo]\n",
            "    steps:\n"
                + "    - - name: a\n"
                + "        templateRef:\n"
                + "          name: inner\n"
                + "          template: main\n");
    Desired stays = Samples.template(namespace, "stays", "busybox:1");
    sync("c1", inner, outer, stays);
    stranger(Samples.cron(namespace, "theirs", "outer"));
    assertThat(sync("c2", stays)).isEmpty();
    assertThat(has(inner.key())).isTrue();
    assertThat(has(outer.key())).isTrue();
  }

  @Test
  void withoutTheShippedRoleTheAnswerSaysWhatToGrant() throws Exception {
    String bare = ApiServer.get().newNamespace();
    Kubectl.run("create", "serviceaccount", "bare", "-n", bare);
    String kubeconfig = ApiServer.get().kubeconfig(bare, "bare");
    try (ClusterTarget nobody = open(kubeconfig, new Recorder())) {
      SyncException e = catchThrowableOfType(SyncException.class, nobody::inventory);
      assertThat(e.problems().get(0).code()).isEqualTo(Code.TARGET_FORBIDDEN);
      assertThat(e.problems().get(0).hint()).contains(namespace);
    }
  }
}
