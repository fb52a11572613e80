package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.plan.SyncPolicy.Conflicts;
import dev.argosy.testkit.ApiCall;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others write on objects of ours, and what becomes of it; on a real API server. */
@NeedsPart(Part.API_SERVER)
class DriftTest {
  private final Trial trial = new Trial();
  private final Desired template = Samples.template(trial.namespace, "train", "busybox:1");
  private final Desired cron =
      Trial.edit(
          Samples.cron(trial.namespace, "nightly", "train"),
          "spec:\n",
          "  labels:\n    team: red\n  annotations:\n    note: from git\nspec:\n");

  @AfterEach
  void close() {
    trial.close();
  }

  private Object spec(Desired desired) {
    GenericKubernetesResource live = Trial.live(desired.key()).orElseThrow();
    return live.getAdditionalProperties().getOrDefault("spec", "none");
  }

  private Object wanted(Desired desired) {
    return ClusterObjects.body(desired, Trial.SOURCE)
        .getAdditionalProperties()
        .getOrDefault("spec", "none");
  }

  private Map<String, String> annotations(Desired desired) {
    return Trial.live(desired.key()).orElseThrow().getMetadata().getAnnotations();
  }

  private void settled() throws Exception {
    trial.proxy.forget();
    assertThat(trial.sync("c1", template, cron).plan().writes()).isFalse();
    assertThat(trial.proxy.calls())
        .as("the inventory and two lists; nothing is rehearsed")
        .allMatch(call -> call.method().equals("GET"))
        .hasSize(3);
  }

  @Test
  void whatKubectlChangedIsPutBack() throws Exception {
    trial.sync("c1", template, cron);
    Trial.patch(
        "kubectl-edit",
        template.key(),
        "{\"spec\":{\"templates\":[{\"name\":\"main\",\"container\":{\"image\":\"evil:1\"}}]}}");
    Trial.Done done = trial.sync("c1", template, cron);
    assertThat(done.actions()).containsExactly("update train");
    assertThat(done.plan().actions())
        .filteredOn(a -> a instanceof Action.Update)
        .extracting(a -> ((Action.Update) a).takesBackFrom())
        .containsExactly(List.of("kubectl-edit (.spec.templates)"));
    assertThat(spec(template)).isEqualTo(wanted(template));
    settled();
  }

  @Test
  void whatOthersAddedToTheSpecIsRemovedThoughGitSaysNothingOfIt() throws Exception {
    trial.sync("c1", template, cron);
    Trial.patch(
        "kubectl-edit",
        cron.key(),
        "{\"spec\":{\"timezone\":\"Europe/Berlin\",\"workflowSpec\":{\"priority\":7}}}");
    Trial.Done done = trial.sync("c1", template, cron);
    assertThat(done.plan().actions())
        .filteredOn(a -> a instanceof Action.Update)
        .extracting(a -> ((Action.Update) a).takesBackFrom().toString())
        .allMatch(who -> who.contains("kubectl-edit (.spec.timezone, which is not in Git)"));
    assertThat(spec(cron)).isEqualTo(wanted(cron));
    settled();
  }

  /** {@code argo cron suspend} is a merge patch. */
  @Test
  void aSuspensionIsUndoneWhetherGitSpeaksOfItOrNot() throws Exception {
    for (Desired one : List.of(cron, Trial.edit(cron, "  suspend: false\n", ""))) {
      trial.sync("c1", template, one);
      Trial.patch("argo", one.key(), "{\"spec\":{\"suspend\":true}}");
      assertThat(trial.sync("c1", template, one).actions()).containsExactly("update nightly");
      assertThat(spec(one)).isEqualTo(wanted(one));
    }
  }

  @Test
  void withConflictsHeldASuspensionStaysAndIsNamed() throws Exception {
    SyncPolicy holding = SyncPolicy.DEFAULT.withConflicts(Conflicts.HOLD);
    for (Desired one : List.of(cron, Trial.edit(cron, "  suspend: false\n", ""))) {
      trial.sync("c1", template, one);
      Trial.patch("argo", one.key(), "{\"spec\":{\"suspend\":true}}");
      trial.proxy.forget();
      Trial.Done done = trial.sync(holding, "c2", List.of(template, one));
      assertThat(trial.writes()).isEmpty();
      assertThat(done.plan().withheld())
          .extracting(Problem::code)
          .containsExactly(Code.OBJECT_CONFLICT);
      assertThat(done.plan().withheld().get(0).message()).contains("argo (.spec.suspend");
      assertThat(spec(one).toString()).contains("suspend=true");
      assertThat(trial.inventory().objects()).contains(one.key());
    }
  }

  /** The controller patches its status, and sends along all labels and annotations it knew. */
  @Test
  void aLabelThatTheControllerSetBackIsPutRightAndTheObjectStaysOurs() throws Exception {
    trial.sync("c1", template, cron);
    Desired fresh = Trial.edit(Trial.edit(cron, "red", "blue"), "from git", "from git, later");
    trial.sync("c2", template, fresh);
    Trial.patch(
        "workflow-controller",
        cron.key(),
        "{\"metadata\":{\"labels\":{\"team\":\"red\",\"argosy.dev/source\":\"trial\","
            + "\"app.kubernetes.io/managed-by\":\"argosy\"},\"annotations\":{\"note\":\"from git\","
            + "\"cronworkflows.argoproj.io/last-used-schedule\":\"0 5 * * *\"}},"
            + "\"status\":{\"active\":[],\"phase\":\"Active\",\"succeeded\":1,\"failed\":3,"
            + "\"conditions\":[],\"lastScheduledTime\":\"2026-11-21T05:00:00Z\"}}");
    assertThat(trial.sync("c2", template, fresh).actions()).containsExactly("update nightly");
    assertThat(annotations(fresh))
        .containsEntry("note", "from git, later")
        .containsEntry("cronworkflows.argoproj.io/last-used-schedule", "0 5 * * *");
    assertThat(Trial.text(cron.key())).contains("team: \"blue\"", "lastScheduledTime");
    assertThat(trial.sync("c2", template, fresh).plan().writes()).isFalse();
  }

  @Test
  void whatTheControllerWritesIsNoDriftAndCostsNoRehearsal() throws Exception {
    trial.sync("c1", template, cron);
    Trial.patch(
        "workflow-controller",
        cron.key(),
        "{\"metadata\":{\"annotations\":{\"cronworkflows.argoproj.io/last-used-schedule\":\"x\"}},"
            + "\"status\":{\"active\":[],\"phase\":\"Stopped\",\"succeeded\":0,\"failed\":9,"
            + "\"conditions\":[],\"lastScheduledTime\":null}}");
    settled();
  }

  @Test
  void anObjectThatLostOurLabelIsMarkedAgainWhileGitHasItAndNeverRemovedWithoutIt()
      throws Exception {
    trial.sync("c1", template, cron);
    String unlabel = "{\"metadata\":{\"labels\":{\"argosy.dev/source\":null}}}";
    Trial.patch("kubectl-edit", cron.key(), unlabel);
    assertThat(trial.sync("c1", template, cron).actions()).containsExactly("update nightly");
    settled();
    Trial.patch("kubectl-edit", cron.key(), unlabel);
    assertThat(trial.sync("c2", template).actions()).isEmpty();
    assertThat(Trial.live(cron.key())).isPresent();
    assertThat(trial.inventory().objects()).containsExactly(template.key());
  }

  @Test
  void anObjectIsNeverDeletedToBeMadeAgain() throws Exception {
    trial.sync("c1", template, cron);
    String uid = Trial.live(cron.key()).orElseThrow().getMetadata().getUid();
    Desired changed = Trial.edit(Trial.edit(cron, "0 5", "0 6"), "suspend: false", "suspend: true");
    trial.sync("c2", template, changed);
    assertThat(Trial.live(cron.key()).orElseThrow().getMetadata().getUid()).isEqualTo(uid);
    assertThat(trial.proxy.calls()).noneMatch(call -> call.method().equals("DELETE"));
  }

  @Test
  void aRenameMakesTheNewOneFirst() throws Exception {
    trial.sync("c1", template, cron);
    trial.proxy.forget();
    trial.sync("c2", template, Samples.cron(trial.namespace, "daily", "train"));
    assertThat(trial.writes())
        .containsExactly(
            "PATCH argosy-trial", "PATCH daily", "DELETE nightly", "PATCH argosy-trial");
    assertThat(Trial.text(cron.key())).contains("orphan");
  }

  @Test
  void anObjectIsAdoptedOnlyWhenThatIsSaidAndNeverFromAnotherSync() throws Exception {
    Desired theirs = Trial.edit(cron, "suspend: false", "suspend: true\n  timezone: Europe/Berlin");
    Trial.apply("kubectl", theirs);
    Trial.Done refused = trial.sync("c1", template, cron);
    assertThat(refused.actions()).containsExactly("create train");
    assertThat(refused.plan().withheld())
        .extracting(Problem::code)
        .containsExactly(Code.OBJECT_FOREIGN);
    assertThat(refused.plan().withheld().get(0).hint()).contains("argosy.dev/adopt");
    assertThat(spec(cron).toString()).contains("suspend=true");

    String offer = "{\"metadata\":{\"annotations\":{\"argosy.dev/adopt\":\"%s\"}}}";
    Trial.patch("kubectl", cron.key(), offer.formatted("another"));
    assertThat(trial.sync("c1", template, cron).actions()).isEmpty();
    Trial.patch("kubectl", cron.key(), offer.formatted("trial"));
    assertThat(trial.sync("c1", template, cron).actions()).containsExactly("update nightly");
    assertThat(spec(cron)).isEqualTo(wanted(cron));
    settled();

    String label = "{\"metadata\":{\"labels\":{\"argosy.dev/source\":\"%s\"}}}";
    Trial.patch("kubectl", cron.key(), label.formatted("another"));
    Trial.Done taken = trial.sync(SyncPolicy.DEFAULT.adopting(), "c1", List.of(template, cron));
    assertThat(taken.plan().withheld().get(0).message()).contains("the sync 'another'");
  }

  @Test
  void aSyncThatMayAdoptTakesWhatHasNoLabel() throws Exception {
    Trial.apply("kubectl", cron);
    Trial.Done done = trial.sync(SyncPolicy.DEFAULT.adopting(), "c1", List.of(template, cron));
    assertThat(done.actions()).containsExactly("create train", "update nightly");
    settled();
  }

  @Test
  void everyWriteAsksTheFence() throws Exception {
    trial.sync("c1", template, cron);
    trial.proxy.forget();
    int[] asked = {0};
    try (ClusterTarget target = trial.open(() -> asked[0]++)) {
      var inventory = target.inventory();
      List<Desired> desired =
          List.of(Samples.template(trial.namespace, "other", "busybox:1"), cron);
      var survey = target.survey(desired, inventory, SyncPolicy.Rehearsal.SAMPLE);
      target.apply(
          dev.argosy.sync.plan.SyncPlanner.plan(
              "c2", desired, inventory, survey, SyncPolicy.DEFAULT),
          action -> {});
    }
    assertThat(trial.proxy.calls().stream().filter(ApiCall::writes).count()).isEqualTo(asked[0]);
    assertThat(asked[0]).isGreaterThan(2);
  }
}
