package dev.argosy.sync;

import java.util.List;

/** What an agent is doing, for its probes and its webhook. Safe for any thread. */
public interface Roster {
  /** All that run now. */
  List<RunningSync> syncs();

  /** What keeps the agent from doing its work, in words for a person; empty when nothing does. */
  List<String> missing();
}
