package dev.argosy.sync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a commit asks for.
 *
 * @param commit full id
 * @param desired what may be written, each key once
 * @param withheld objects it asks for and must not have, and why
 * @param gaps why objects may be missing without a name: files that do not compile
 * @param acknowledged whether somebody said that what this commit removes is meant to go
 */
public record Demand(
    String commit,
    List<Desired> desired,
    SortedMap<ObjectKey, Problem> withheld,
    List<Problem> gaps,
    boolean acknowledged) {

  public Demand {
    desired = List.copyOf(desired);
    withheld = Collections.unmodifiableSortedMap(new TreeMap<>(withheld));
    gaps = List.copyOf(gaps);
  }

  /** A commit of which everything may be written. */
  public static Demand of(String commit, List<Desired> desired) {
    return new Demand(commit, desired, new TreeMap<>(), List.of(), false);
  }

  public Demand withGaps(Collection<Problem> more) {
    List<Problem> all = Stream.concat(gaps.stream(), more.stream()).toList();
    return new Demand(commit, desired, withheld, all, acknowledged);
  }

  public Demand acknowledged(boolean now) {
    return new Demand(commit, desired, withheld, gaps, now);
  }

  /** Whether it asks for nothing at all. */
  public boolean isEmpty() {
    return desired.isEmpty() && withheld.isEmpty() && gaps.isEmpty();
  }

  /** Everything that keeps it from being applied whole, each once. */
  List<Problem> flaws(SortedMap<ObjectKey, Problem> objects) {
    List<Problem> all = new ArrayList<>(gaps);
    all.addAll(objects.values());
    return all.stream().distinct().toList();
  }
}
