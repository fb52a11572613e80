package dev.argosy.sync.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** At most one writer at a time, whatever stops, jumps, is lost or comes late. */
class ElectionModelTest {
  private static final Duration FAULTY = Duration.ofMinutes(20);

  /** The longest pause, the promise of a holder that is gone, and some rounds. */
  private static final Duration QUIET = Duration.ofSeconds(90 + 30 + 30);

  private static List<ElectionModel> models(BiPredicate<Candidate, Moment> fence) {
    List<ElectionModel> models = new ArrayList<>();
    for (int seed = 0; seed < 300; seed++) {
      ElectionModel model = new ElectionModel(seed, 2 + seed % 3, fence);
      model.run(FAULTY, QUIET);
      models.add(model);
    }
    return models;
  }

  @Test
  void everyWriteLandsWhileItsWriterHoldsTheLease() {
    List<ElectionModel> models = models(Candidate::leads);
    assertThat(models).allSatisfy(model -> assertThat(model.breaches).isEmpty());
    assertThat(models).as("when all is quiet one leads").allMatch(m -> m.leaders() == 1);
    assertThat(models.stream().mapToInt(m -> m.writes).sum()).isGreaterThan(300_000);
    assertThat(models.stream().mapToInt(m -> m.transitions).sum()).isGreaterThan(1_500);
  }

  @Test
  void theModelWouldSeeALeaderThatTrustsWhatItLastKnew() {
    assertThat(models((candidate, now) -> candidate.renewed().isPresent()))
        .anyMatch(m -> !m.breaches.isEmpty());
  }

  @Test
  void theModelWouldSeeALeaderThatBelievesTheMonotonicClockAlone() {
    assertThat(
            models((candidate, now) ->
                candidate
                    .renewed()
                    .filter(r -> now.surelySince(r).compareTo(candidate.times().safe()) < 0)
                    .isPresent()))
        .anyMatch(m -> !m.breaches.isEmpty());
  }
}
