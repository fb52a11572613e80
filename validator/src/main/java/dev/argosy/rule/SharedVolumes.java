package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Action;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedVolume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** ReadWriteOnce volumes that two steps of a graph mount at the same time. */
final class SharedVolumes implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    List<Diagnostic> found = new ArrayList<>();
    for (LinkedVolume volume : pipeline.volumes().values()) {
      if (isOnce(volume)) {
        Walk.graphs(pipeline).forEach(g -> check(g, volume, found));
        Walk.steps(pipeline).flatMap(s -> ofItems(s, volume)).forEach(found::add);
      }
    }
    return found.stream();
  }

  private static boolean isOnce(LinkedVolume volume) {
    List<String> modes =
        switch (volume) {
          case LinkedVolume.Claim c -> c.accessModes();
          case LinkedVolume.RunClaim c -> c.accessModes();
          case LinkedVolume.Secret s -> List.of();
          case LinkedVolume.ConfigMap c -> List.of();
          case LinkedVolume.EmptyDir e -> List.of();
        };
    return modes.contains("ReadWriteOnce") && !modes.contains("ReadWriteMany");
  }

  private static void check(Graph graph, LinkedVolume volume, List<Diagnostic> found) {
    List<LinkedStep> users = graph.steps().stream().filter(s -> mounts(s, volume.name())).toList();
    if (users.size() < 2) {
      return;
    }
    Flow flow = Flow.of(graph);
    for (int i = 1; i < users.size(); i++) {
      String id = users.get(i).id();
      List<String> beside =
          users.subList(0, i).stream()
              .map(LinkedStep::id)
              .filter(other -> !isAfter(flow, other, id) && !isAfter(flow, id, other))
              .toList();
      if (!beside.isEmpty()) {
        found.add(shared(beside, users.get(i), volume));
      }
    }
  }

  private static Diagnostic shared(List<String> beside, LinkedStep step, LinkedVolume volume) {
    String all = "'" + String.join("', '", beside) + "'";
    return Diagnostic.of(
            Code.RWO_PARALLEL,
            step.at(),
            (beside.size() == 1
                    ? "the steps "
                        + all
                        + " and '"
                        + step.id()
                        + "' may run at the same time, and both"
                    : "'" + step.id() + "' may run at the same time as " + all + ", and all")
                + " mount the ReadWriteOnce volume '"
                + volume.name()
                + "'",
            "order them with after, or use ReadWriteMany")
        .withRelated(volume.at(), "the volume");
  }

  /** Whether the step's pod mounts it, or that of one inside it. */
  private static boolean mounts(LinkedStep step, String volume) {
    return step.action() instanceof Action.Pod && step.options().volumes().contains(volume)
        || step.action().inner().stream().anyMatch(s -> mounts(s, volume));
  }

  /** The items of one loop run at the same time. */
  private static Stream<Diagnostic> ofItems(LinkedStep step, LinkedVolume volume) {
    return step.action() instanceof Action.ForEach each
            && each.parallelism().filter(most -> most == 1).isEmpty()
            && mounts(each.body(), volume.name())
        ? Stream.of(
            Diagnostic.of(
                    Code.RWO_PARALLEL,
                    step.at(),
                    "the items of '"
                        + step.path().last()
                        + "' may run at the same time, and each mounts the ReadWriteOnce volume '"
                        + volume.name()
                        + "'",
                    "write parallelism: 1 in forEach, or use ReadWriteMany")
                .withRelated(volume.at(), "the volume"))
        : Stream.of();
  }

  /** Whether a starts when b has ended; a daemon ends with its graph. */
  private static boolean isAfter(Flow flow, String a, String b) {
    return before(flow, a).contains(b) && !flow.isDaemon(b);
  }

  private static Set<String> before(Flow flow, String id) {
    Set<String> all = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(id));
    while (!open.isEmpty()) {
      for (String next : flow.waits(open.removeLast()).keySet()) {
        if (all.add(next)) {
          open.add(next);
        }
      }
    }
    return all;
  }
}
