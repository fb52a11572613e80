package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is not ours stays as it is, byte for byte, whatever we are asked to do. */
@NeedsPart(Part.API_SERVER)
class ForeignTest {
  private static final int ROUNDS = 40;
  private static final String OTHER =
      "metadata:\n"
          + "  labels:\n"
          + "    app.kubernetes.io/managed-by: argosy\n"
          + "    argosy.dev/source: other\n";
  private static final String OURS_IN_NAME_ONLY =
      "metadata:\n"
          + "  labels:\n"
          + "    app.kubernetes.io/managed-by: argosy\n"
          + "    argosy.dev/source: trial\n";

  @Test
  void foreignObjectsAreByteIdenticalAfterRandomSyncs() throws Exception {
    try (Trial trial = new Trial()) {
      List<Desired> foreign = foreign(trial.namespace);
      foreign.forEach(one -> Trial.apply("kubectl", one));
      Map<ObjectKey, String> before = texts(foreign);
      Random random = new Random(4);
      for (int round = 0; round < ROUNDS; round++) {
        trial.sync(policy(random), "c" + round, demand(trial.namespace, random));
        assertThat(texts(foreign)).as("after round %d", round).isEqualTo(before);
      }
      trial.sync(SyncPolicy.DEFAULT.allowingEmpty(), "end", List.of());
      assertThat(texts(foreign)).isEqualTo(before);
      assertThat(trial.inventory().objects()).isEmpty();
    }
  }

  private static Map<ObjectKey, String> texts(List<Desired> all) {
    Map<ObjectKey, String> texts = new TreeMap<>();
    all.forEach(one -> texts.put(one.key(), Trial.text(one.key())));
    return texts;
  }

  /** Nobody's, another sync's, and one with our label that we never made. */
  private static List<Desired> foreign(String namespace) {
    return List.of(
        Samples.template(namespace, "t0", "theirs:1"),
        Samples.cron(namespace, "c0", "t0"),
        Samples.config(namespace, "m0", "theirs"),
        Trial.edit(Samples.template(namespace, "t1", "theirs:1"), "metadata:\n", OTHER),
        Trial.edit(Samples.cron(namespace, "c1", "t1"), "metadata:\n", OTHER),
        Trial.edit(Samples.config(namespace, "m1", "theirs"), "metadata:\n", OTHER),
        Trial.edit(
            Samples.template(namespace, "spare", "theirs:1"), "metadata:\n", OURS_IN_NAME_ONLY),
        Samples.run(namespace, "r0", "t0"));
  }

  /** Names of theirs among ours, and references to theirs. */
  private static List<Desired> demand(String namespace, Random random) {
    List<Desired> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String image = "busybox:" + random.nextInt(3);
      all.add(Samples.template(namespace, "t" + i, image));
      all.add(Samples.cron(namespace, "c" + i, "t" + random.nextInt(5)));
      all.add(Samples.config(namespace, "m" + i, image));
    }
    all.add(Samples.run(namespace, "r0", "t2"));
    all.removeIf(one -> random.nextInt(3) == 0);
    return all;
  }

  private static SyncPolicy policy(Random random) {
    SyncPolicy policy = SyncPolicy.DEFAULT.allowingEmpty();
    return random.nextBoolean() ? policy : policy.withConflicts(SyncPolicy.Conflicts.HOLD);
  }
}
