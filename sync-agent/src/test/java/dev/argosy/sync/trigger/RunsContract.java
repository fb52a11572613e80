package dev.argosy.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.compile.CausedRun;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.trigger.Cause;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.sync.plan.SyncException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What triggers rely on, of the real cluster and of the one in memory. */
abstract class RunsContract {
  static final Instant SLOT = Instant.parse("2026-03-01T01:00:00Z");

  abstract RunStore store();

  abstract Ledgers ledgers();

  /** The namespace of the plan's runs. */
  abstract String namespace();

  PlannedRun plan() {
    return Plans.down(
        Plans.of("x", "pipeline: down\ntriggers: {onChange: [pipeline]}", namespace()));
  }

  Manifest run(String meaning) {
    return new CausedRun(
            new Cause.Change(meaning, 0),
            "change of down",
            Map.of("a", "{\"x\": \"'\\\"\n\"}"),
            Optional.of(SLOT))
        .workflow(plan());
  }

  private List<SeenRun> runs() throws SyncException {
    return store().runs(namespace(), Set.of("down", "other"), run -> true);
  }

  @Test
  void aRunIsMadeOnceAndSeen() throws SyncException {
    store().make(run("m"));
    store().make(run("m"));
    assertThat(runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.configuration()).isEqualTo(namespace() + "/down");
          assertThat(run.name()).isEqualTo(run("m").name());
          assertThat(run.phase()).isEqualTo(SeenRun.Phase.ACTIVE);
          assertThat(run.ending()).isEmpty();
        });
    assertThat(store().runs(namespace(), Set.of("other"), run -> true)).isEmpty();
  }

  @Test
  void aRunThatIsStoppedMayBeGone() throws SyncException {
    store().make(run("m"));
    SeenRun made = runs().getFirst();
    store().stop(made);
    store()
        .stop(
            new SeenRun(
                made.configuration(), "nobody", "uid", "1", made.phase(), SLOT, Optional.empty()));
  }

  @Test
  void noTemplateHasNoVersion() throws SyncException {
    assertThat(store().version(namespace(), "nobody")).isEmpty();
  }

  @Test
  void theMemoryIsReadBackAsItWasAndTheSlowerOfTwoWritersFails() throws SyncException {
    Ledgers.Stored none = ledgers().read();
    assertThat(none.ledger()).isEmpty();
    TriggerPlan plan = new TriggerPlan(List.of(plan()));
    Ledger first = new Ledger(plan, Map.of(plan().id(), RunMemory.none()));
    String token = ledgers().write(first, none.token());
    assertThat(ledgers().read()).isEqualTo(new Ledgers.Stored(Optional.of(first), token));
    assertThat(
            catchThrowableOfType(SyncException.class, () -> ledgers().write(first, none.token())))
        .isNotNull();
    Ledger second = new Ledger(plan, Map.of());
    ledgers().write(second, token);
    assertThat(catchThrowableOfType(SyncException.class, () -> ledgers().write(first, token)))
        .isNotNull();
    assertThat(ledgers().read().ledger()).contains(second);
  }
}
