package dev.argosy.model;

import dev.argosy.diagnostic.At;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often and when a step is tried again; {@code limit} counts the further attempts. */
public record Retry(At at, int limit, On on, @Nullable Backoff backoff) {
  /** What is tried again. */
  public enum On {
    FAILURE,
    ERROR,
    TRANSIENT,
    ALWAYS
  }

  /** Time between attempts. */
  public record Backoff(
      At at,
      Duration duration,
      @Nullable Integer factor,
      @Nullable Duration cap,
      @Nullable Duration maxDuration) {}
}
