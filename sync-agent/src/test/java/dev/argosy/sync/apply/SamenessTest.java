package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is said to be the same is the same: the server is asked to apply it, and changes nothing.
 */
@NeedsPart(Part.API_SERVER)
class SamenessTest {
  private static final int STEPS = 200;

  private static final List<String> EDITS =
      List.of(
          "{\"spec\":{\"suspend\":true}}",
          "{\"spec\":{\"suspend\":false}}",
          "{\"spec\":{\"timezone\":\"Europe/Berlin\"}}",
          "{\"spec\":{\"timezone\":null}}",
          "{\"spec\":{\"workflowSpec\":{\"priority\":7}}}",
          "{\"spec\":{\"workflowSpec\":{\"nodeSelector\":{\"disk\":\"ssd\"}}}}",
          "{\"spec\":{\"workflowSpec\":{\"nodeSelector\":{\"zone\":\"a\"}}}}",
          "{\"spec\":{\"workflowSpec\":{\"nodeSelector\":null}}}",
          "{\"spec\":{\"workflowSpec\":{\"volumes\":[{\"name\":\"v\",\"emptyDir\":{}}]}}}",
          "{\"spec\":{\"workflowSpec\":{\"volumes\":null}}}",
          "{\"metadata\":{\"labels\":{\"team\":\"red\"}}}",
          "{\"metadata\":{\"labels\":{\"team\":null}}}",
          "{\"metadata\":{\"labels\":{\"argosy.dev/source\":null}}}",
          "{\"metadata\":{\"annotations\":{\"note\":\"by hand\"}}}",
          "{\"metadata\":{\"annotations\":{\"note\":null}}}",
          "{\"status\":{\"active\":[],\"phase\":\"Active\",\"succeeded\":1,\"failed\":0,"
              + "\"conditions\":[],\"lastScheduledTime\":null}}");

  private static final List<String> SPECS =
      List.of(
          "",
          "  timezone: Europe/Berlin\n",
          "  workflowMetadata:\n    labels: {a: b}\n",
          "  concurrencyPolicy: Forbid\n");

  private static final List<String> INNER =
      List.of(
          "",
          "    nodeSelector: {}\n",
          "    nodeSelector: {disk: ssd}\n",
          "    volumes:\n    - name: v\n      emptyDir: {}\n",
          "    volumes:\n    - name: v\n      emptyDir: {}\n    - name: w\n      secret:\n"
              + "        secretName: s\n        items:\n        - {key: a, path: b}\n",
          "    arguments:\n      parameters:\n      - name: p\n        valueFrom:\n"
              + "          configMapKeyRef: {name: c, key: k}\n");

  private static final List<String> META =
      List.of("", "  labels:\n    team: red\n", "  annotations:\n    note: by hand\n");

  private final Random random = new Random(20261121);
  private int same;
  private int differs;

  @Test
  void whatIsSaidToBeTheSameIsNotChangedByApplyingIt() throws Exception {
    try (Trial trial = new Trial()) {
      ClusterCalls calls = new ClusterCalls(new LateClient(trial::client), Fence.OPEN);
      Desired wanted = variant(trial.namespace);
      trial.sync("c", wanted);
      for (int step = 0; step < STEPS; step++) {
        wanted = step(trial, wanted);
        check(calls, wanted, step);
      }
    }
    assertThat(same).as("found the same").isGreaterThan(STEPS / 10);
    assertThat(differs).as("found different").isGreaterThan(STEPS / 10);
  }

  private Desired step(Trial trial, Desired wanted) throws Exception {
    ObjectKey key = wanted.key();
    switch (random.nextInt(5)) {
      case 0 -> {
        return variant(trial.namespace); // a new commit, not applied yet
      }
      case 1, 2 -> trial.sync("c", wanted);
      case 3 -> Trial.patch("kubectl-edit", key, EDITS.get(random.nextInt(EDITS.size())));
      default -> others(variant(trial.namespace));
    }
    return wanted;
  }

  /** Where server-side apply leaves a null that it then refuses, others cannot write either. */
  private static void others(Desired variant) {
    try {
      Trial.apply("other-applier", variant);
    } catch (KubernetesClientException e) {
      assertThat(e).hasMessageContaining("null");
    }
  }

  private void check(ClusterCalls calls, Desired wanted, int step) throws Exception {
    GenericKubernetesResource before = Trial.live(wanted.key()).orElseThrow();
    if (!Sighting.of(before, Optional.of(body(wanted)), Trial.SOURCE).same()) {
      differs++;
      return;
    }
    same++;
    calls.apply(wanted.key(), body(wanted), true);
    GenericKubernetesResource after = Trial.live(wanted.key()).orElseThrow();
    assertThat(after).as("step %d: %s", step, wanted.yaml()).isEqualTo(before);
  }

  private static GenericKubernetesResource body(Desired desired) {
    return ClusterObjects.body(desired, Trial.SOURCE);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Desired variant(String namespace) {
    Desired plain = Samples.cron(namespace, "nightly", "train");
    String text = plain.yaml().replace("spec:\n", one(META) + "spec:\n" + one(SPECS)) + one(INNER);
    return new Desired(plain.key(), plain.source(), text);
  }

  /** After one sync nothing is left that would have to be rehearsed again and again. */
  @Test
  void whateverOthersDidOneSyncSettlesIt() throws Exception {
    try (Trial trial = new Trial()) {
      Desired wanted = variant(trial.namespace);
      trial.sync("c", wanted);
      for (int step = 0; step < STEPS / 5; step++) {
        if (random.nextInt(3) == 0) {
          wanted = variant(trial.namespace);
        }
        if (random.nextBoolean()) {
          Trial.patch("kubectl-edit", wanted.key(), one(EDITS));
        } else {
          others(variant(trial.namespace));
        }
        Trial.Done done = trial.sync("c", wanted);
        assertThat(done.refused()).as("step %d", step).isEmpty();
        GenericKubernetesResource live = Trial.live(wanted.key()).orElseThrow();
        Sighting seen = Sighting.of(live, Optional.of(body(wanted)), Trial.SOURCE);
        assertThat(seen.same()).as("step %d: %s", step, Trial.text(wanted.key())).isTrue();
        assertThat(live.getAdditionalProperties().get("spec"))
            .isEqualTo(body(wanted).getAdditionalProperties().get("spec"));
      }
    }
  }
}
