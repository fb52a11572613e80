package dev.argosy.link;

import dev.argosy.diagnostic.At;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run configuration with every name resolved. */
public record LinkedRun(
    At at,
    String name,
    String namespace,
    String source,
    Optional<String> description,
    LinkedPipeline pipeline,
    Map<String, Argument.Constant> params,
    List<LinkedSchedule> schedules,
    String concurrencyPolicy,
    Optional<Duration> startingDeadline,
    Optional<Integer> succeededHistory,
    Optional<Integer> failedHistory,
    boolean suspend,
    Map<String, LinkedText> labels,
    Map<String, LinkedText> annotations) {

  /** One schedule; {@code cron} has five fields. */
  public record LinkedSchedule(
      At at,
      String cron,
      String timezone,
      Optional<OffsetDateTime> start,
      Optional<OffsetDateTime> end) {}
}
