package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process dies at every call to the API server there is: before it is sent, and after it was
 * carried out but before the answer. A new process finds what the dead one left, and nothing else.
 */
@NeedsPart(Part.API_SERVER)
class CrashTest {
  private static final int MORE_THAN_ALL = 60;

  /** Creates, updates, prunes, a rename, and a repair of what somebody added. */
  private record Scenario(Trial trial) {
    Desired template(String name, String image) {
      return Samples.template(trial.namespace, name, image);
    }

    Desired cron(String name) {
      return Samples.cron(trial.namespace, name, "stays");
    }

    Desired[] before() {
      return new Desired[] {
        template("stays", "busybox:1"),
        template("old", "busybox:1"),
        cron("nightly"),
        cron("kept"),
        Samples.config(trial.namespace, "sizes", "1")
      };
    }

    Desired[] after() {
      return new Desired[] {
        template("stays", "busybox:2"),
        template("fresh", "busybox:1"),
        cron("renamed"),
        cron("kept"),
        Samples.config(trial.namespace, "sizes", "2")
      };
    }

    void prepare() throws SyncException {
      trial.sync("c1", before());
      Trial.patch(
          "kubectl-edit", cron("kept").key(), "{\"spec\":{\"timezone\":\"Europe/Berlin\"}}");
      trial.proxy.forget();
    }
  }

  /** All of ours that there is, but what is only waiting for the garbage collector. */
  private static Map<ObjectKey, Object> ours(Trial trial) {
    Map<ObjectKey, Object> found = new TreeMap<>();
    for (String kind : List.of("ConfigMap", "WorkflowTemplate", "CronWorkflow")) {
      ObjectKey like =
          new ObjectKey(
              kind.equals("ConfigMap") ? "v1" : ObjectKey.ARGO, kind, trial.namespace, "x");
      for (GenericKubernetesResource live :
          ApiServer.get()
              .client()
              .genericKubernetesResources(ClusterObjects.kind(like))
              .inNamespace(trial.namespace)
              .withLabel("argosy.dev/source", Trial.SOURCE)
              .list()
              .getItems()) {
        String name = live.getMetadata().getName();
        if (live.getMetadata().getDeletionTimestamp() == null && !name.equals("argosy-trial")) {
          Object said =
              live.getAdditionalProperties().get(kind.equals("ConfigMap") ? "data" : "spec");
          found.put(new ObjectKey(like.apiVersion(), kind, trial.namespace, name), said);
        }
      }
    }
    return found;
  }

  private static Map<ObjectKey, Object> wanted(Desired... desired) {
    Map<ObjectKey, Object> wanted = new TreeMap<>();
    for (Desired one : desired) {
      Map<String, Object> body = ClusterObjects.body(one, Trial.SOURCE).getAdditionalProperties();
      wanted.put(one.key(), body.getOrDefault("spec", body.get("data")));
    }
    return wanted;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void atEveryCallNothingIsLostAndTheNextSyncConverges(boolean carriedOut) throws Exception {
    for (int at = 1; at < MORE_THAN_ALL; at++) {
      try (Trial trial = new Trial()) {
        Scenario scenario = new Scenario(trial);
        scenario.prepare();
        if (!dies(trial, scenario, at, carriedOut)) {
          assertThat(at).as("calls of the scenario").isGreaterThan(15);
          return;
        }
        String when = "died at call " + at + (carriedOut ? ", carried out" : "");
        knows(trial, when);
        trial.proxy.decide(call -> ApiFate.PASS);
        trial.sync("c2", scenario.after());
        assertThat(ours(trial)).as(when).isEqualTo(wanted(scenario.after()));
        Inventory inventory = trial.inventory();
        assertThat(inventory.objects()).as(when).isEqualTo(wanted(scenario.after()).keySet());
        assertThat(inventory.commit()).isEqualTo("c2");
        trial.proxy.forget();
        trial.sync("c2", scenario.after());
        assertThat(trial.proxy.writes()).as(when).isEmpty();
      }
    }
    throw new AssertionError("more calls than " + MORE_THAN_ALL);
  }

  /** Whether it died; a dead process sends nothing more. */
  private static boolean dies(Trial trial, Scenario scenario, int at, boolean carriedOut) {
    AtomicInteger calls = new AtomicInteger();
    AtomicBoolean dead = new AtomicBoolean();
    trial.proxy.decide(call -> {
      if (dead.get()) {
        return ApiFate.CUT_BEFORE;
      }
      if (calls.incrementAndGet() == at) {
        dead.set(true);
        return carriedOut ? ApiFate.CUT_AFTER : ApiFate.CUT_BEFORE;
      }
      return ApiFate.PASS;
    });
    try {
      trial.sync("c2", scenario.after());
    } catch (SyncException e) {
      assertThat(e.problems()).isNotEmpty();
    }
    return dead.get();
  }

  /** Whatever carries our label stands in the inventory. */
  private static void knows(Trial trial, String when) throws SyncException {
    trial.proxy.decide(call -> ApiFate.PASS);
    assertThat(trial.inventory().objects()).as(when).containsAll(ours(trial).keySet());
  }
}
