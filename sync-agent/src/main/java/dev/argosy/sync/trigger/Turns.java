package dev.argosy.sync.trigger;

import dev.argosy.compile.trigger.PlannedRun;
import java.util.List;

/**
 * Whose turn it is, by {@code concurrencyPolicy}.
 *
 * @param start may be made now, in this order
 * @param stop runs that give way first
 * @param waits why the others are not made yet
 */
record Turns(List<Queued> start, List<SeenRun> stop, List<String> waits) {
  Turns {
    start = List.copyOf(start);
    stop = List.copyOf(stop);
    waits = List.copyOf(waits);
  }

  /**
   * @param own all runs of the run configuration that are in the cluster
   */
  static Turns of(PlannedRun plan, List<Queued> queue, List<SeenRun> own) {
    List<SeenRun> active = own.stream().filter(r -> !r.ended()).toList();
    if (queue.isEmpty()) {
      return new Turns(List.of(), List.of(), List.of());
    }
    if (plan.suspend()) {
      return new Turns(List.of(), List.of(), List.of(waiting(queue, "it is suspended")));
    }
    return switch (plan.concurrencyPolicy()) {
      case "Forbid" ->
          active.isEmpty()
              ? new Turns(queue.subList(0, 1), List.of(), List.of())
              : new Turns(
                  List.of(),
                  List.of(),
                  List.of(waiting(queue, active.getFirst().name() + " runs")));
      case "Replace" -> new Turns(queue.subList(0, 1), active, List.of());
      default -> new Turns(queue, List.of(), List.of());
    };
  }

  private static String waiting(List<Queued> queue, String why) {
    return "%d %s while %s"
        .formatted(queue.size(), queue.size() == 1 ? "run waits" : "runs wait", why);
  }
}
