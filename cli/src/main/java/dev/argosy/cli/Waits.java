package dev.argosy.cli;

import dev.argosy.sync.Roster;
import dev.argosy.sync.agent.Service;
import dev.argosy.sync.log.Log;
import dev.argosy.sync.log.LogLine;
import dev.argosy.sync.log.LogLine.Level;
import java.time.Duration;
import java.util.List;

/** Says what an agent waits for, when that changes. */
final class Waits implements Service {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Log log;

  Waits(Log log) {
    this.log = log;
  }

  @Override
  public Running start(Roster roster) {
    Thread watcher = Thread.ofVirtual().name("argosy-waits").start(() -> watch(roster));
    return watcher::interrupt;
  }

  private void watch(Roster roster) {
    List<String> said = List.of();
    try {
      while (true) {
        Thread.sleep(PAUSE);
        List<String> missing = roster.missing();
        if (!missing.equals(said)) {
          say(missing);
          said = missing;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(List<String> missing) {
    missing.forEach(what -> log.write(LogLine.of(Level.WARN, "waiting", "waiting for " + what)));
    if (missing.isEmpty()) {
      log.write(LogLine.of(Level.INFO, "waiting", "nothing is waited for any more"));
    }
  }
}
