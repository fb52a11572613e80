package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.model.Word;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a step behaves as a whole, whatever it runs; a graph has it too, but for the cache.
 *
 * @param parallelism most steps of a graph at one time
 * @param failFast whether a graph starts nothing new once a step has failed
 * @param daemon whether it runs on until its graph ends
 * @param argo fields of Argo's template, as they are
 */
public record Conduct(
    Optional<Locks> locks,
    Optional<Cache> cache,
    Optional<LinkedText> displayName,
    Optional<Integer> parallelism,
    boolean failFast,
    boolean daemon,
    Optional<Argument> argo) {

  public static final Conduct NONE =
      new Conduct(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          Optional.empty());

  /** Locks in the namespace; {@code semaphore} is one of the Project's. */
  public record Locks(At at, Optional<LinkedText> mutex, Optional<Word> semaphore) {}

  /** How long outputs are reused; without a key every value that the step uses tells them apart. */
  public record Cache(At at, Duration maxAge, Optional<LinkedText> key) {}

  void texts(Consumer<LinkedText> to) {
    locks.flatMap(Locks::mutex).ifPresent(to);
    cache.flatMap(Cache::key).ifPresent(to);
    displayName.ifPresent(to);
  }
}
