package dev.argosy.sync.agent;

import dev.argosy.sync.Compile;
import dev.argosy.sync.Leading;
import dev.argosy.sync.OptionsSource;
import dev.argosy.sync.Pace;
import dev.argosy.sync.RunningSync;
import dev.argosy.sync.SyncId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One sync that was given by flags: no object in the cluster says anything about it. */
public final class Lone implements Crew {
  private final Worker worker;
  private final Leading leading;

  public Lone(String name, OptionsSource options, Pace pace, Compile compile, AgentParts parts) {
    SyncId id = new SyncId("", name);
    this.leading = parts.leading();
    Worker.Job job =
        new Worker.Job(options, Optional::empty, pace, compile, fence -> parts.listeners().of(id));
    this.worker = new Worker(id, job, parts, Optional.empty());
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop(Duration patience) {
    Ending.of(List.of(worker), patience);
  }

  @Override
  public List<RunningSync> syncs() {
    return List.of(worker);
  }

  @Override
  public List<String> missing() {
    return leading.missing();
  }
}
