package dev.argosy.sync.watch;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the objects of one sync, and which of them others have changed. No clock, no
 * thread: told what is seen and when, asked what is due.
 *
 * <p>Each state of an object is judged once, when it is first seen. What changes nothing that the
 * agent owns is nobody's drift: the controller's status, annotations of others. What was done in
 * the agent's own name is explained by what the sync planned; else it was another agent, such as
 * one that should have stopped.
 */
final class Drifts {
  /** So that a whole {@code kubectl apply} is one look. */
  static final Duration GATHER = Duration.ofSeconds(1);

  /** How long after a sync its own writes may still be seen. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private final FightRules rules;
  private final Fights fights;
  private final Map<ObjectKey, Footprint> known = new HashMap<>();
  private final Map<ObjectKey, Pending> pending = new TreeMap<>();
  private final Set<ObjectKey> awaited = new TreeSet<>();
  private final List<SyncEvent> fought = new ArrayList<>();
  private Set<ObjectKey> wanted = Set.of();
  private Set<ObjectKey> puts = Set.of();
  private Set<ObjectKey> prunes = Set.of();
  private Instant explainedUntil = Instant.MIN;

  private record Pending(Instant due, SyncEvent.Drifted news) {}

  /**
   * What is to be done now.
   *
   * @param heal whether objects are to be put back
   */
  record Call(boolean heal, List<SyncEvent> news) {}

  Drifts(FightRules rules) {
    this.rules = rules;
    this.fights = new Fights(rules);
  }

  /** The sync is about to write. */
  void planned(Set<ObjectKey> toPut, Set<ObjectKey> toPrune) {
    puts = Set.copyOf(toPut);
    prunes = Set.copyOf(toPrune);
    explainedUntil = Instant.MAX;
    Set<ObjectKey> more = new HashSet<>(wanted);
    more.addAll(puts);
    wanted = Set.copyOf(more);
  }

  /** The sync put it as Git wants it. */
  void put(ObjectKey key, Instant now) {
    fights.healed(key, now);
  }

  /** The sync writes no more. */
  void finished(Instant now) {
    if (explainedUntil.equals(Instant.MAX)) {
      explainedUntil = now.plus(GRACE);
    }
  }

  /** What the sync wants to be there. */
  void wanted(Set<ObjectKey> keys) {
    wanted = Set.copyOf(keys);
    known.keySet().retainAll(wanted);
    pending.keySet().retainAll(wanted);
    awaited.retainAll(wanted);
  }

  Set<ObjectKey> wanted() {
    return wanted;
  }

  /** Everything of a scope, as it is now: what was missed meanwhile is seen now. */
  void listed(Scope scope, List<Sighting> all, Instant now) {
    Set<ObjectKey> there = new HashSet<>();
    for (Sighting sighting : all) {
      there.add(sighting.key());
      seen(sighting, now);
    }
    wanted.stream()
        .filter(key -> Scope.of(key).equals(scope) && !there.contains(key))
        .forEach(key -> missing(key, now));
  }

  /** What is about to be created may not be there yet; but then it must come. */
  private void missing(ObjectKey key, Instant now) {
    known.remove(key);
    if (planned(puts, key, now)) {
      awaited.add(key);
    } else {
      drift(key, "it is gone", Optional.empty(), now);
    }
  }

  /** What did not come was taken by another sync in the moment that it was put. */
  private void awaitNoLonger(Instant now) {
    if (!now.isBefore(explainedUntil)) {
      awaited.forEach(key -> drift(key, "it is not there", Optional.empty(), now));
      awaited.clear();
    }
  }

  void changed(Change change, Instant now) {
    switch (change) {
      case Change.Seen s -> seen(s.sighting(), now);
      case Change.Gone g -> gone(g.key(), now);
    }
  }

  private void gone(ObjectKey key, Instant now) {
    known.remove(key);
    if (wanted.contains(key) && !planned(prunes, key, now)) {
      drift(key, "it was deleted or its label was taken off", Optional.empty(), now);
    }
  }

  private void seen(Sighting sighting, Instant now) {
    ObjectKey key = sighting.key();
    awaited.remove(key);
    Footprint print = sighting.print();
    @Nullable Footprint before = known.put(key, print.kept());
    if (!wanted.contains(key)) {
      return;
    }
    boolean own = planned(puts, key, now);
    if (!print.ours() && (before == null || before.ours())) {
      drift(key, "its labels were changed", print.last(), now);
    } else if (!print.foreign().isEmpty()
        && (before == null || !before.foreign().equals(print.foreign()))) {
      drift(key, String.join(", ", print.foreign()) + " was set", print.last(), now);
    } else if (before != null && !own && !before.ownTime().equals(print.ownTime())) {
      drift(key, "another agent wrote it", Optional.empty(), now);
    } else if (before != null && !own && before.own() != print.own()) {
      drift(key, "a field was changed or removed", print.last(), now);
    }
  }

  private boolean planned(Set<ObjectKey> among, ObjectKey key, Instant now) {
    return among.contains(key) && now.isBefore(explainedUntil);
  }

  private void drift(ObjectKey key, String how, Optional<Writer> by, Instant now) {
    Fights.Verdict verdict = fights.drifted(key, now);
    if (verdict.begins()) {
      fought.add(new SyncEvent.Fought(key, fight(key, by)));
    }
    Pending next =
        new Pending(verdict.due().plus(GATHER), new SyncEvent.Drifted(key, how, Writer.name(by)));
    pending.putIfAbsent(key, next);
  }

  private Problem fight(ObjectKey key, Optional<Writer> by) {
    return Problem.of(
        Code.WRITER_FIGHT,
        key.toString(),
        "%s changed it again each of the %d times it was put back within %d min; it rests for %d s"
            .formatted(
                by.map(Writer::toString).orElse("somebody"),
                rules.heals(),
                rules.within().toMinutes(),
                fights.rest().toSeconds()),
        "stop the other writer, or take the object out of Git");
  }

  /** Whether it was seen, and stands as the sync put it as far as is known. */
  boolean isQuiet(ObjectKey key) {
    return known.containsKey(key) && !pending.containsKey(key);
  }

  /** How many objects are fought over. */
  int fights(Instant now) {
    return fights.count(now);
  }

  /** When {@link #take} has something to say; empty when nothing is on the way. */
  Optional<Instant> next() {
    if (!fought.isEmpty()) {
      return Optional.of(Instant.MIN);
    }
    boolean waits = !awaited.isEmpty() && !explainedUntil.equals(Instant.MAX);
    return Stream.concat(
            pending.values().stream().map(Pending::due),
            waits ? Stream.of(explainedUntil) : Stream.empty())
        .min(Instant::compareTo);
  }

  /** What is due, once. */
  Call take(Instant now) {
    awaitNoLonger(now);
    List<SyncEvent> news = new ArrayList<>(fought);
    fought.clear();
    pending.values().stream().filter(p -> !p.due().isAfter(now)).forEach(p -> news.add(p.news()));
    boolean heal = pending.values().removeIf(p -> !p.due().isAfter(now));
    return new Call(heal, List.copyOf(news));
  }
}
