package dev.argosy.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.plan.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FightsTest {
  private static final FightRules RULES =
      new FightRules(3, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

  private final Fights fights = new Fights(RULES);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private static ObjectKey key(String name) {
    return new ObjectKey("argoproj.io/v1alpha1", "WorkflowTemplate", "ml", name);
  }

  private void after(Duration time) {
    now = now.plus(time);
  }

  /** A rival that changes it back a second after it was put back; returns the rest. */
  private Duration bout(String name) {
    after(Duration.ofSeconds(1));
    Instant due = fights.drifted(key(name), now).due();
    Duration rest = Duration.between(now, due);
    now = due;
    fights.healed(key(name), now);
    return rest;
  }

  @Test
  void threeAreFreeThenTheRestsDoubleUpToTheCap() {
    List<Long> rests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rests.add(bout("a").toMinutes());
    }
    assertThat(rests).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 10L, 10L, 10L);
  }

  @Test
  void itBeginsOnceAndOnlyForTheObjectThatIsFoughtOver() {
    List<Boolean> begins = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      begins.add(fights.drifted(key("a"), now).begins());
      fights.healed(key("a"), now);
    }
    assertThat(begins).containsExactly(false, false, false, true, false, false);
    assertThat(fights.drifted(key("b"), now)).isEqualTo(new Fights.Verdict(now, false));
    assertThat(fights.count(now)).isEqualTo(1);
  }

  @Test
  void changesWithoutHealingAreNoFight() {
    for (int i = 0; i < 100; i++) {
      assertThat(fights.drifted(key("a"), now).due()).isEqualTo(now);
      after(Duration.ofSeconds(1));
    }
  }

  @Test
  void rareChangesAreNoFight() {
    for (int i = 0; i < 100; i++) {
      assertThat(fights.drifted(key("a"), now)).isEqualTo(new Fights.Verdict(now, false));
      fights.healed(key("a"), now);
      after(Duration.ofMinutes(5));
    }
  }

  @Test
  void afterAQuietTimeItIsHealedAtOnceAgainAndAnotherFightIsToldAgain() {
    for (int i = 0; i < 6; i++) {
      bout("a");
    }
    after(Duration.ofMinutes(9));
    assertThat(fights.count(now)).as("left alone for 9 min").isEqualTo(1);
    after(Duration.ofMinutes(2));
    assertThat(fights.count(now)).isZero();
    assertThat(bout("a")).isZero();
    bout("a");
    bout("a");
    after(Duration.ofSeconds(1));
    assertThat(fights.drifted(key("a"), now))
        .isEqualTo(new Fights.Verdict(now.plus(Duration.ofMinutes(1)), true));
  }

  @Test
  void thoseThatAreFoughtOverRestTogether() {
    for (int i = 0; i < 3; i++) {
      fights.healed(key("a"), now);
      fights.healed(key("b"), now);
    }
    Instant due = fights.drifted(key("a"), now).due();
    after(Duration.ofSeconds(20));
    assertThat(fights.drifted(key("b"), now).due()).isEqualTo(due);
    assertThat(due).isEqualTo(now.plusSeconds(40));
  }

  /** Whatever rivals do, an object is put back at most 3 times and then once a rest. */
  @Test
  void theLoadIsBoundedForAnyRivals() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Fights any = new Fights(RULES);
      Instant time = Instant.EPOCH;
      Instant end = time.plus(Duration.ofHours(6));
      int objects = 1 + random.nextInt(20);
      int[] heals = new int[objects];
      while (time.isBefore(end)) {
        time = time.plusMillis(1 + random.nextInt(2000));
        Instant due = time;
        List<Integer> drifted = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
          if (random.nextBoolean()) {
            Instant when = any.drifted(key("o" + i), time).due();
            due = when.isAfter(due) ? when : due;
            drifted.add(i);
          }
        }
        time = due;
        for (int i : drifted) {
          any.healed(key("o" + i), time);
          heals[i]++;
        }
      }
      int most = 3 + 4 + 6 * 6 + objects;
      assertThat(java.util.Arrays.stream(heals).max().orElseThrow())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(most);
    }
  }
}
