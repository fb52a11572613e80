package dev.argosy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTimesTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest
  @CsvSource({
    "0 3 * * *, Etc/UTC, 2026-06-01T03:00:00Z, 2026-06-01T03:00:00Z",
    "0 3 * * *, Etc/UTC, 2026-06-01T03:00:01Z, 2026-06-02T03:00:00Z",
    "0 3 * * *, Europe/London, 2026-06-01T00:00:00Z, 2026-06-01T02:00:00Z",
    "*/20 5 * * *, Etc/UTC, 2026-06-01T05:21:00Z, 2026-06-01T05:40:00Z",
    "10/20 5 * * *, Etc/UTC, 2026-06-01T05:31:00Z, 2026-06-01T05:50:00Z",
    "0 0 29 2 *, Etc/UTC, 2026-06-01T00:00:00Z, 2028-02-29T00:00:00Z",
    "0 0 * jan-mar sun, Etc/UTC, 2026-06-01T00:00:00Z, 2027-01-03T00:00:00Z",
    // Both days given: either is enough.
    "0 0 13 * fri, Etc/UTC, 2026-06-06T00:00:00Z, 2026-06-12T00:00:00Z",
    "0 0 13 * fri, Etc/UTC, 2026-06-12T00:00:01Z, 2026-06-13T00:00:00Z",
    // A step is no star: both days are given.
    "0 0 */31 * mon, Etc/UTC, 2026-06-02T00:00:00Z, 2026-06-08T00:00:00Z",
    // Skipped by the clocks: the day after.
    "30 1 * * *, Europe/London, 2026-03-29T00:00:00Z, 2026-03-30T00:30:00Z"
  })
  void next(String cron, String zone, Instant from, Instant expected) {
    assertThat(CronTimes.of(cron).next(from, ZoneId.of(zone))).contains(expected);
  }

  @Test
  void aTimeThatTheClocksShowTwiceFiresTwice() {
    CronTimes cron = CronTimes.of("30 1 * * *");
    List<Instant> times = new ArrayList<>();
    Optional<Instant> next = cron.next(Instant.parse("2026-10-25T00:00:00Z"), LONDON);
    for (int i = 0; i < 3; i++) {
      times.add(next.orElseThrow());
      next = cron.next(next.orElseThrow().plusSeconds(1), LONDON);
    }
    assertThat(times)
        .extracting(Instant::toString)
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void thirtyFirstOfFebruaryIsNever() {
    assertThat(CronTimes.of("0 0 31 2 *").everFires()).isFalse();
    assertThat(CronTimes.of("0 0 30 2,4 *").everFires()).isTrue();
    assertThat(CronTimes.of("0 0 29 2 *").everFires()).isTrue();
  }

  @Test
  void aScheduleOfEachHourMeetsNoChangeOfTheClocks() {
    Instant from = Instant.parse("2026-06-01T00:00:00Z");
    assertThat(ClockChange.first(CronTimes.of("30 * * * *"), LONDON, from)).isEmpty();
    assertThat(ClockChange.first(CronTimes.of("30 3 * * *"), LONDON, from)).isEmpty();
    assertThat(ClockChange.first(CronTimes.of("30 1 * 3 *"), LONDON, from))
        .hasValueSatisfying(change -> assertThat(change.isSkipped()).isTrue());
    assertThat(ClockChange.first(CronTimes.of("30 1 * * *"), ZoneId.of("Etc/UTC"), from)).isEmpty();
  }
}
