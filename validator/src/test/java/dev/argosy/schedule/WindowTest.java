package dev.argosy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
  @ParameterizedTest
  @CsvSource({
    "P1D, Etc/UTC, 2026-03-01T01:00:00Z, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
    "P1D, Europe/London, 2026-06-30T23:30:00Z, 2026-06-30T23:00:00Z, 2026-07-01T23:00:00Z",
    // The days on which the clocks change have 23 and 25 hours.
    "P1D, Europe/London, 2026-03-29T12:00:00Z, 2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z",
    "P1D, Europe/London, 2026-10-25T12:00:00Z, 2026-10-24T23:00:00Z, 2026-10-26T00:00:00Z",
    // Weeks start on Monday.
    "P7D, Etc/UTC, 2026-06-07T12:00:00Z, 2026-06-01T00:00:00Z, 2026-06-08T00:00:00Z",
    "P7D, Etc/UTC, 1969-12-31T12:00:00Z, 1969-12-29T00:00:00Z, 1970-01-05T00:00:00Z",
    "PT6H, Etc/UTC, 2026-06-07T12:00:00Z, 2026-06-07T12:00:00Z, 2026-06-07T18:00:00Z",
    "PT15M, Etc/UTC, 2026-06-07T12:14:59Z, 2026-06-07T12:00:00Z, 2026-06-07T12:15:00Z",
  })
  void of(Duration every, String zone, Instant time, Instant start, Instant end) {
    assertThat(new Window(every, ZoneId.of(zone)).of(time)).isEqualTo(new Window.Span(start, end));
  }

  @Test
  void everyInstantIsInTheWindowThatItGives() {
    Random random = new Random(7);
    List<String> zones =
        List.of("Europe/London", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia");
    List<Duration> lengths =
        List.of(
            Duration.ofMinutes(15),
            Duration.ofMinutes(45),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3));
    for (int i = 0; i < 20_000; i++) {
      Window window =
          new Window(
              lengths.get(random.nextInt(lengths.size())),
              ZoneId.of(zones.get(random.nextInt(zones.size()))));
      Instant time = Instant.ofEpochSecond(random.nextLong(0, 1_900_000_000L));
      Window.Span span = window.of(time);
      assertThat(span.contains(time)).as("%s %s %s", window, time, span).isTrue();
      assertThat(window.of(span.start())).isEqualTo(span);
      assertThat(window.of(span.end().minusSeconds(1))).isEqualTo(span);
    }
  }

  @Test
  void lengthsThatDivideNoDayAreNoWindows() {
    assertThat(Window.isRegular(Duration.ofHours(5))).isFalse();
    assertThat(Window.isRegular(Duration.ofHours(36))).isFalse();
    assertThat(Window.isRegular(Duration.ZERO)).isFalse();
    assertThat(Window.isRegular(Duration.ofSeconds(1))).isFalse();
    assertThat(Window.isRegular(Duration.ofDays(30))).isTrue();
  }
}
