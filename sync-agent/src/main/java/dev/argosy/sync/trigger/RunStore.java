package dev.argosy.sync.trigger;

import dev.argosy.compile.Manifest;
import dev.argosy.sync.plan.SyncException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The runs of a cluster. Every answer is complete and as of now, or an exception. */
public interface RunStore {
  /**
   * @param namespace that they are in
   * @param configurations names of run configurations
   * @param wanted of which runs that have ended it is read what they gave: there may be thousands,
   *     and most were read before
   */
  List<SeenRun> runs(String namespace, Set<String> configurations, Predicate<SeenRun> wanted)
      throws SyncException;

  /** The version of a pipeline's template; empty when there is no such template of ours. */
  Optional<String> version(String namespace, String pipeline) throws SyncException;

  /**
   * Makes a run, once: one of that name, that the same cause made, is as good.
   *
   * @throws SyncException when it was not made, also because the name is taken by something else
   */
  void make(Manifest run) throws SyncException;

  /** Has Argo end a run at once; one that is gone or has ended is fine. */
  void stop(SeenRun run) throws SyncException;
}
