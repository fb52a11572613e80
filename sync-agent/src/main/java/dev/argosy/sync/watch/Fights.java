package dev.argosy.sync.watch;

import dev.argosy.sync.plan.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which objects somebody changes back each time they are put back. Those rest, longer each time;
 * the others do not. The objects that are fought over rest together: a full sync puts all of them
 * back, so that rests of their own would end for all whenever one of them ends.
 */
final class Fights {
  private static final int LONGEST_LEVEL = 30;

  private final FightRules rules;
  private final Map<ObjectKey, Deque<Instant>> heals = new TreeMap<>();
  private final Map<ObjectKey, Instant> fighting = new TreeMap<>();
  private Instant restUntil = Instant.MIN;
  private int level;

  /**
   * What to do about an object that was changed.
   *
   * @param due when to put it back
   * @param begins whether it has just become a fight
   */
  record Verdict(Instant due, boolean begins) {}

  Fights(FightRules rules) {
    this.rules = rules;
  }

  /** It was put back. */
  void healed(ObjectKey key, Instant now) {
    forget(now);
    heals.computeIfAbsent(key, k -> new ArrayDeque<>()).add(now);
  }

  /** Somebody changed it. */
  Verdict drifted(ObjectKey key, Instant now) {
    forget(now);
    boolean fought = fighting.containsKey(key);
    if (!fought && heals.getOrDefault(key, new ArrayDeque<>()).size() < rules.heals()) {
      return new Verdict(now, false);
    }
    fighting.put(key, now);
    if (!now.isBefore(restUntil)) {
      level = Math.min(LONGEST_LEVEL, level + 1);
      restUntil = now.plus(rest());
    }
    return new Verdict(restUntil, !fought);
  }

  /** How long the objects that are fought over rest now. */
  Duration rest() {
    Duration doubled = rules.first().multipliedBy(1L << Math.max(0, level - 1));
    return doubled.compareTo(rules.cap()) > 0 ? rules.cap() : doubled;
  }

  /** Objects that are fought over now. */
  int count(Instant now) {
    forget(now);
    return fighting.size();
  }

  /** What was left alone for long enough is at peace: nothing is remembered of it. */
  private void forget(Instant now) {
    Instant old = now.minus(rules.within());
    heals.values().forEach(times -> times.removeIf(t -> !t.isAfter(old)));
    heals.values().removeIf(Deque::isEmpty);
    fighting.values().removeIf(last -> !last.isAfter(old.minus(rest())));
    if (fighting.isEmpty()) {
      level = 0;
      restUntil = Instant.MIN;
    }
  }
}
