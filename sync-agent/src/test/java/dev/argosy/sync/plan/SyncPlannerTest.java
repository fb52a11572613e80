package dev.argosy.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SyncPlannerTest {
  private static final Desired TEMPLATE = Samples.template("n", "a", "busybox");
  private static final Desired CRON = Samples.cron("n", "a", "a");
  private static final Survey NOTHING_THERE = new Survey(Map.of(), List.of());

  private static Inventory owning(Desired... desired) {
    return Inventory.none("s").plus(List.of(desired).stream().map(Desired::key).toList());
  }

  private static Standing owned(boolean same) {
    return new Standing.Owned(same, "uid/1", List.of());
  }

  @Test
  void templatesAreAppliedBeforeTheCronsThatReferToThem() {
    Plan plan =
        SyncPlanner.plan("c", List.of(CRON, TEMPLATE), owning(), NOTHING_THERE, SyncPolicy.DEFAULT);
    assertThat(plan.actions())
        .containsExactly(new Action.Create(TEMPLATE), new Action.Create(CRON));
  }

  @Test
  void anEmptyCommitIsHeldByTheBrake() {
    Survey survey = new Survey(Map.of(TEMPLATE.key(), owned(false)), List.of());
    Plan plan = SyncPlanner.plan("c", List.of(), owning(TEMPLATE), survey, SyncPolicy.DEFAULT);
    assertThat(plan.reasons()).extracting(Problem::code).containsExactly(Code.PRUNE_BRAKE);
    assertThat(plan.writes()).isFalse();
    assertThat(plan.reasons().get(0).hint()).contains("--allow-empty");
  }

  @Test
  void anEmptyCommitPrunesWhenThatIsMeant() {
    Survey survey = new Survey(Map.of(TEMPLATE.key(), owned(false)), List.of());
    Plan plan =
        SyncPlanner.plan(
            "c", List.of(), owning(TEMPLATE), survey, SyncPolicy.DEFAULT.allowingEmpty());
    assertThat(plan.actions()).containsExactly(new Action.Prune(TEMPLATE.key(), "uid/1"));
  }

  @Test
  void oneRefusedObjectHoldsAllAndEveryRefusalIsTold() {
    Problem one = Problem.of(Code.TARGET_REFUSED, "x", "bad", "");
    Problem two = Problem.of(Code.TARGET_REFUSED, "y", "bad", "");
    Plan plan =
        SyncPlanner.plan(
            "c",
            List.of(TEMPLATE),
            owning(CRON),
            new Survey(Map.of(), List.of(one, two)),
            SyncPolicy.DEFAULT);
    assertThat(plan.reasons()).containsExactly(one, two);
    assertThat(plan.actions()).containsExactly(new Action.Hold(CRON.key(), "bad"));
    assertThat(plan.after()).isEqualTo(plan.before());
  }

  @Test
  void whatBecameSomebodyElsesIsLetGoNotPruned() {
    Survey survey =
        new Survey(
            Map.of(CRON.key(), new Standing.Foreign("kubectl"), TEMPLATE.key(), owned(true)),
            List.of());
    Plan plan =
        SyncPlanner.plan(
            "c", List.of(TEMPLATE), owning(CRON, TEMPLATE), survey, SyncPolicy.DEFAULT);
    assertThat(plan.actions()).noneMatch(Action::writes);
    assertThat(plan.after().objects()).containsExactly(TEMPLATE.key());
  }

  @Test
  void whatSomebodyElseNeedsIsHeldAndStaysOwned() {
    Survey survey =
        new Survey(
            Map.of(TEMPLATE.key(), owned(false), CRON.key(), owned(false)),
            List.of(),
            Map.of(TEMPLATE.key(), "in use"));
    Desired other = Samples.template("n", "other", "busybox");
    Plan plan =
        SyncPlanner.plan("c", List.of(other), owning(CRON, TEMPLATE), survey, SyncPolicy.DEFAULT);
    assertThat(plan.actions())
        .containsExactly(
            new Action.Create(other),
            new Action.Prune(CRON.key(), "uid/1"),
            new Action.Hold(TEMPLATE.key(), "in use"));
    assertThat(plan.after().objects()).containsExactlyInAnyOrder(other.key(), TEMPLATE.key());
  }

  @Test
  void anInventoryReadsBackAsItWasWritten() {
    Inventory inventory =
        new Inventory("s", "abc", new TreeSet<>(owning(TEMPLATE, CRON).objects()));
    assertThat(Inventory.parse(inventory.text())).contains(inventory);
    assertThat(Inventory.parse(inventory.text() + "v1 Secret n stolen\n")).isEmpty();
  }

  /** Random inventories, commits and targets: the promises hold for all of them. */
  @RepeatedTest(500)
  void neverPrunesWhatIsNotOwnedAndHoldNeverWrites(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Desired> pool = pool();
    List<Desired> desired = pool.stream().filter(d -> random.nextInt(3) > 0).toList();
    Inventory inventory =
        owning(pool.stream().filter(d -> random.nextBoolean()).toArray(Desired[]::new));
    Survey survey = survey(pool, random);
    Plan plan =
        SyncPlanner.plan(
            "c",
            desired,
            inventory,
            survey,
            random.nextBoolean() ? SyncPolicy.DEFAULT : SyncPolicy.DEFAULT.allowingEmpty());

    List<ObjectKey> wanted = desired.stream().map(Desired::key).toList();
    for (Action action : plan.actions()) {
      if (action instanceof Action.Prune) {
        assertThat(inventory.objects()).contains(action.key());
        assertThat(survey.of(action.key())).isInstanceOf(Standing.Owned.class);
        assertThat(wanted).doesNotContain(action.key());
      }
      if (action.writes()) {
        assertThat(survey.of(action.key())).isNotInstanceOf(Standing.Foreign.class);
        assertThat(survey.of(action.key())).isNotInstanceOf(Standing.Settled.class);
      }
    }
    boolean foreign = wanted.stream().anyMatch(k -> survey.of(k) instanceof Standing.Foreign);
    if (plan.held()) {
      assertThat(plan.writes()).isFalse();
      return;
    }
    assertThat(plan.partial()).isEqualTo(foreign);
    if (plan.partial()) {
      assertThat(plan.actions()).noneMatch(a -> a instanceof Action.Prune);
      assertThat(plan.after().commit()).isEqualTo(inventory.commit());
    } else {
      assertThat(plan.after().objects()).containsExactlyInAnyOrderElementsOf(wanted);
      assertThat(plan.actions().size()).isGreaterThanOrEqualTo(wanted.size());
    }
  }

  /** Random inventories, demands and limits: what goes is within the limits, or acknowledged. */
  @RepeatedTest(300)
  void neverRemovesMoreThanTheBrakeAllowsUnlessItIsAcknowledged(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Desired> pool = pool();
    List<Desired> desired = pool.stream().filter(d -> random.nextInt(3) > 0).toList();
    Inventory inventory =
        owning(pool.stream().filter(d -> random.nextBoolean()).toArray(Desired[]::new));
    Map<ObjectKey, Standing> standing = new HashMap<>();
    pool.forEach(d -> standing.put(d.key(), owned(false)));
    Brake brake = new Brake(random.nextInt(5), random.nextInt(101));
    boolean acknowledged = random.nextInt(4) == 0;
    Plan plan =
        SyncPlanner.plan(
            Demand.of("c", desired).acknowledged(acknowledged),
            inventory,
            new Survey(standing, List.of()),
            SyncPolicy.DEFAULT.withBrake(brake));
    long prunes = plan.actions().stream().filter(a -> a instanceof Action.Prune).count();
    int owned = inventory.objects().size();
    boolean few = owned < Brake.FEW && brake.percent() > 0;
    if (!acknowledged) {
      assertThat(prunes).isLessThanOrEqualTo(brake.objects());
      assertThat(few || prunes * 100 <= (long) brake.percent() * owned).isTrue();
    } else {
      assertThat(plan.held()).isFalse();
    }
  }

  @Test
  void whatRefersToAWithheldObjectIsWithheldTooThroughOthersAsWell() {
    Desired inner = Samples.template("n", "inner", "busybox");
    Desired outer =
        new Desired(
            Samples.template("n", "outer", "x").key(),
            "outer.yaml",
            "spec:\n  templates:\n  - steps:\n    - - templateRef: {name: inner}\n");
    Desired cron = Samples.cron("n", "cron", "outer");
    Desired free = Samples.cron("n", "free", "elsewhere");
    Problem bad = Problem.of(Code.TARGET_REFUSED, "inner", "bad", "");
    Survey survey = new Survey(Map.of(inner.key(), new Standing.Refused(bad)), List.of());
    Plan plan =
        SyncPlanner.plan(
            "c", List.of(inner, outer, cron, free), owning(cron), survey, SyncPolicy.DEFAULT);
    assertThat(plan.withheld())
        .extracting(Problem::code)
        .containsExactly(Code.TARGET_REFUSED, Code.OBJECT_WITHHELD, Code.OBJECT_WITHHELD);
    assertThat(plan.actions()).filteredOn(Action::writes).containsExactly(new Action.Create(free));
    assertThat(plan.after().objects()).containsExactly(cron.key(), free.key());
  }

  private static List<Desired> pool() {
    List<Desired> pool = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      pool.add(Samples.template("n", "t" + i, "busybox"));
      pool.add(Samples.cron("n", "c" + i, "t"));
      pool.add(Samples.config("n", "m" + i, "v"));
    }
    return pool;
  }

  private static Survey survey(List<Desired> pool, Random random) {
    Map<ObjectKey, Standing> standing = new HashMap<>();
    int oddity = random.nextInt(20);
    pool.forEach(d -> standing.put(d.key(), standing(random, oddity)));
    return new Survey(standing, List.of());
  }

  private static Standing standing(Random random, int oddity) {
    return switch (random.nextInt(4)) {
      case 0 -> new Standing.Absent();
      case 1 -> owned(random.nextBoolean());
      case 2 -> oddity == 0 ? new Standing.Foreign("x") : owned(true);
      default -> oddity == 1 ? new Standing.Settled("x") : owned(false);
    };
  }
}
