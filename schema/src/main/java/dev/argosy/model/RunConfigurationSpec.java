package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code spec} of a RunConfiguration. */
public record RunConfigurationSpec(
    At at,
    @Nullable String description,
    Word pipeline,
    Named<Value> params,
    @Nullable Triggers triggers,
    String concurrencyPolicy,
    @Nullable Duration startingDeadline,
    @Nullable History history,
    boolean suspend,
    Named<Text> labels,
    Named<Text> annotations) {

  /** What starts a run. */
  public record Triggers(
      At at,
      List<Schedule> schedules,
      List<Word> onChange,
      Named<Upstream> upstream,
      @Nullable Word join,
      @Nullable Window window) {}

  /** Runs of another run configuration. */
  public record Upstream(At at, Word runConfiguration, On on, @Nullable Condition when) {}

  /** How a run of an upstream must have ended. */
  public enum On {
    SUCCEEDED,
    FAILED,
    COMPLETED
  }

  /** Which runs of several upstreams belong together. */
  public record Window(At at, Word every, Text timezone) {}

  /** A cron schedule. */
  public record Schedule(
      At at, Text cron, Text timezone, @Nullable Word start, @Nullable Word end) {}

  /** How many finished runs are kept. */
  public record History(At at, @Nullable Integer succeeded, @Nullable Integer failed) {}
}
