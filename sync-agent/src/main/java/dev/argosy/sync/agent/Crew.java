package dev.argosy.sync.agent;

import dev.argosy.sync.Roster;
import java.time.Duration;

/** The syncs of an agent, as a whole. */
public interface Crew extends Roster {
  /** Begins; returns at once. For one time only. */
  void start();

  /**
   * Asks all to end, and waits for it. What is being written is ended first; what takes longer than
   * it may is cut off, which loses nothing.
   */
  void stop(Duration patience);
}
