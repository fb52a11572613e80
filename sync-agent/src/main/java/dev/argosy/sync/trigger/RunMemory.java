package dev.argosy.sync.trigger;

import dev.argosy.compile.trigger.UpstreamRun;
import dev.argosy.schedule.Window;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is remembered of one run configuration, so that each cause starts one run.
 *
 * @param meaning of what {@code onChange} names, when last looked at; empty when it names nothing
 * @param changed whether that meaning still awaits its run
 * @param changes meanings of the changes that started runs, the latest last
 * @param upstream by the plan's names
 * @param windows starts of those that have fired; the oldest are forgotten, and nothing older than
 *     the oldest fires
 * @param filled the latest window that fired
 * @param queue runs that are decided and not made yet, in their order
 * @param refused why the latest causes that could start nothing did not, the newest first
 */
record RunMemory(
    String meaning,
    boolean changed,
    List<String> changes,
    Map<String, UpstreamMemory> upstream,
    SortedSet<Instant> windows,
    Optional<Filled> filled,
    List<Queued> queue,
    List<String> refused) {

  /** As many are remembered as people read. */
  static final int MOST_REFUSED = 5;

  /** A window and the runs that filled it. */
  record Filled(Window.Span window, Map<String, UpstreamRun> runs) {
    Filled {
      runs = Collections.unmodifiableMap(new TreeMap<>(runs));
    }
  }

  RunMemory {
    changes = List.copyOf(changes);
    upstream = Collections.unmodifiableMap(new TreeMap<>(upstream));
    windows = Collections.unmodifiableSortedSet(new TreeSet<>(windows));
    queue = List.copyOf(queue);
    refused = List.copyOf(refused);
  }

  static RunMemory none() {
    return new RunMemory(
        "",
        false,
        List.of(),
        Map.of(),
        Collections.emptySortedSet(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same, when that run was made. */
  RunMemory without(Queued made) {
    List<Queued> rest = queue.stream().filter(r -> !r.equals(made)).toList();
    return new RunMemory(meaning, changed, changes, upstream, windows, filled, rest, refused);
  }

  /** The same, when runs of these names are there: they were made, and nobody struck them out. */
  RunMemory withoutMade(String configuration, Set<String> names) {
    List<Queued> rest =
        queue.stream().filter(q -> !names.contains(q.cause().runName(configuration))).toList();
    return new RunMemory(meaning, changed, changes, upstream, windows, filled, rest, refused);
  }

  /** The same, when that run cannot be made. */
  RunMemory without(Queued hopeless, String why) {
    List<String> reasons =
        Stream.concat(Stream.of(why), refused.stream()).limit(MOST_REFUSED).toList();
    return new RunMemory(
        meaning, changed, changes, upstream, windows, filled, without(hopeless).queue(), reasons);
  }
}
