package dev.argosy.sync.watch;

import dev.argosy.sync.plan.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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

  /** The oldest first: a first sync puts tens of thousands of objects. */
  private final Deque<Heal> heals = new ArrayDeque<>();

  private final Map<ObjectKey, Integer> counts = new HashMap<>();
  private final Map<ObjectKey, Instant> fighting = new TreeMap<>();
  private Instant restUntil = Instant.MIN;
  private int level;

  private record Heal(ObjectKey key, Instant time) {}

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
    heals.add(new Heal(key, now));
    counts.merge(key, 1, Integer::sum);
  }

  /** Somebody changed it. */
  Verdict drifted(ObjectKey key, Instant now) {
    forget(now);
    boolean fought = fighting.containsKey(key);
    if (!fought && counts.getOrDefault(key, 0) < rules.heals()) {
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
    while (!heals.isEmpty() && !heals.peek().time().isAfter(old)) {
      counts.computeIfPresent(heals.poll().key(), (key, count) -> count == 1 ? null : count - 1);
    }
    fighting.values().removeIf(last -> !last.isAfter(old.minus(rest())));
    if (fighting.isEmpty()) {
      level = 0;
      restUntil = Instant.MIN;
    }
  }
}
