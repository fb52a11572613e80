package dev.argosy.sync.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.lead.LeaseStore.Versioned;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of a lease must do. */
abstract class LeaseContract {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** A store without a lease; the same one when asked again. */
  abstract LeaseStore store();

  @Test
  void whatIsWrittenIsRead() throws Exception {
    assertThat(store().read()).isEqualTo(Versioned.ABSENT);
    Claim first = Claim.NONE.takenBy("a_1", NOW, LEASE);
    Versioned created = store().write(first, "").orElseThrow();
    assertThat(created.claim()).isEqualTo(first);
    assertThat(store().read()).isEqualTo(created);
    Claim again = first.renewedAt(NOW.plusSeconds(3), LEASE);
    Versioned renewed = store().write(again, created.version()).orElseThrow();
    assertThat(renewed.claim()).isEqualTo(again);
    assertThat(renewed.version()).isNotEqualTo(created.version());
    assertThat(store().read()).isEqualTo(renewed);
  }

  @Test
  void aWriteToAnotherVersionChangesNothing() throws Exception {
    Versioned created = store().write(Claim.NONE.takenBy("a", NOW, LEASE), "").orElseThrow();
    Claim rival = created.claim().takenBy("b", NOW, LEASE);
    assertThat(store().write(rival, "")).as("created twice").isEmpty();
    Versioned renewed =
        store().write(created.claim().renewedAt(NOW, LEASE), created.version()).orElseThrow();
    if (!renewed.version().equals(created.version())) {
      assertThat(store().write(rival, created.version())).isEmpty();
    }
    assertThat(store().read().claim().holder()).isEqualTo("a");
  }

  @Test
  void aReleasedLeaseIsFreeAndItsTransitionsStay() throws Exception {
    Versioned created = store().write(Claim.NONE.takenBy("a", NOW, LEASE), "").orElseThrow();
    Versioned free = store().write(created.claim().released(NOW), created.version()).orElseThrow();
    assertThat(store().read().claim().isFree()).isTrue();
    Claim next = free.claim().takenBy("b", NOW, LEASE);
    assertThat(store().write(next, free.version()).orElseThrow().claim().transitions())
        .isEqualTo(1);
  }
}
