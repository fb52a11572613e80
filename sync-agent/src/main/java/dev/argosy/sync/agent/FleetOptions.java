package dev.argosy.sync.agent;

import dev.argosy.sync.Compile;
import dev.argosy.sync.Pace;
import dev.argosy.sync.SyncId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an agent serves the Syncs of a cluster.
 *
 * @param kubeconfig empty for what the environment says
 * @param namespaces whose Syncs are served; one empty name for those of all
 * @param crossNamespace whether a Sync may write to other namespaces than its own
 * @param work where each keeps its fetched commits, in a folder of its own
 * @param compile for the environment that a Sync names
 * @param compilesAtOnce how many may compile at the same time
 * @param pace its poll is only for Syncs whose interval cannot be read
 */
public record FleetOptions(
    Optional<Path> kubeconfig,
    List<String> namespaces,
    boolean crossNamespace,
    Path work,
    Function<Optional<String>, Compile> compile,
    int compilesAtOnce,
    Pace pace) {

  public FleetOptions {
    namespaces = List.copyOf(namespaces);
  }

  /** For the Syncs of these namespaces. */
  public static FleetOptions of(
      Optional<Path> kubeconfig,
      List<String> namespaces,
      Path work,
      Function<Optional<String>, Compile> compile) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new FleetOptions(kubeconfig, namespaces, false, work, compile, processors, Pace.DEFAULT);
  }

  public FleetOptions allowingCrossNamespace() {
    return new FleetOptions(kubeconfig, namespaces, true, work, compile, compilesAtOnce, pace);
  }

  Path work(SyncId sync) {
    return work.resolve(sync.source());
  }
}
