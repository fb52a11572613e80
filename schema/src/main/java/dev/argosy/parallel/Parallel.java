package dev.argosy.parallel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Does the same with many things, on all processors where they are many. */
public final class Parallel {
  /** With fewer things, one thread is done before others would have begun. */
  private static final int MANY = 16;

  private Parallel() {}

  /**
   * What {@code work} makes of each thing, in the order of the things.
   *
   * @param work uses nothing that it changes, but what it makes itself
   */
  public static <T, R> List<R> map(List<T> things, Function<? super T, ? extends R> work) {
    Stream<T> all = things.size() < MANY ? things.stream() : things.parallelStream();
    return all.<R>map(work).toList();
  }
}
