package dev.argosy.compile.lower;

import dev.argosy.link.Conduct;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import java.util.stream.Stream;

/** Which pipelines use a semaphore of the Project. */
public final class Semaphores {
  /** Holds the sizes of a namespace's semaphores. */
  public static final String CONFIG_MAP = "argosy-semaphores";

  private Semaphores() {}

  public static boolean areUsed(LinkedPipeline pipeline) {
    Stream<Graph> graphs = Stream.concat(Stream.of(pipeline.graph()), pipeline.exit().stream());
    return hasSemaphore(pipeline.settings().locks().stream())
        || graphs.flatMap(g -> g.steps().stream()).anyMatch(Semaphores::areUsed);
  }

  private static boolean areUsed(LinkedStep step) {
    return hasSemaphore(step.options().conduct().locks().stream())
        || step.action().inner().stream().anyMatch(Semaphores::areUsed);
  }

  private static boolean hasSemaphore(Stream<Conduct.Locks> locks) {
    return locks.anyMatch(l -> l.semaphore().isPresent());
  }
}
