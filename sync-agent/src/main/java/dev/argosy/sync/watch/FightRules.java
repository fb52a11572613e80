package dev.argosy.sync.watch;

import java.time.Duration;

/**
 * When putting an object back has become a fight.
 *
 * @param heals so many
 * @param within such a time; whoever is left alone for as long is at peace again
 * @param first rest before the next time, doubled with each further one
 * @param cap the longest rest
 */
record FightRules(int heals, Duration within, Duration first, Duration cap) {
  static final FightRules DEFAULT =
      new FightRules(3, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(10));
}
