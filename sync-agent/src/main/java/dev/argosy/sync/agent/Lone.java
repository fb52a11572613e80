package dev.argosy.sync.agent;

import dev.argosy.sync.Agent;
import dev.argosy.sync.Compile;
import dev.argosy.sync.OptionsSource;
import dev.argosy.sync.Pace;
import dev.argosy.sync.RunningSync;
import dev.argosy.sync.SyncId;
import java.time.Duration;
import java.util.List;

/** One sync that was given by flags: no object in the cluster says anything about it. */
public final class Lone implements Crew {
  private final Worker worker;

  public Lone(String name, OptionsSource options, Pace pace, Compile compile, AgentParts parts) {
    SyncId id = new SyncId("", name);
    this.worker =
        new Worker(
            id,
            options,
            new Agent.Parts(pace, compile, parts.listeners().of(id), parts.leading()),
            parts);
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
    return List.of();
  }
}
