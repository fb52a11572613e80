package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Expr;
import dev.argosy.model.RunConfigurationSpec.On;
import dev.argosy.schedule.CronTimes;
import dev.argosy.schedule.Window;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What starts runs of a run configuration.
 *
 * @param at where it is written; the document's name when nothing is
 * @param join all when there is only one upstream, or a window
 * @param broken whether there is one with a mistake, which was reported
 */
public record LinkedTriggers(
    At at,
    List<LinkedSchedule> schedules,
    Set<Change> onChange,
    Map<String, LinkedUpstream> upstream,
    Join join,
    Optional<Window> window,
    boolean broken) {

  public boolean isEmpty() {
    return !broken && schedules.isEmpty() && onChange.isEmpty() && upstream.isEmpty();
  }

  /**
   * One schedule.
   *
   * @param at where the times are written
   * @param cron five fields
   * @param endAt where the end is written; {@code at} when there is none
   */
  public record LinkedSchedule(
      At at,
      String cron,
      String timezone,
      Optional<OffsetDateTime> start,
      Optional<OffsetDateTime> end,
      At endAt) {

    public CronTimes times() {
      return CronTimes.of(cron);
    }

    public ZoneId zone() {
      return ZoneId.of(timezone);
    }

    /** The first time at or after {@code from}, between start and end. */
    public Optional<Instant> next(Instant from) {
      Instant begin = start.map(OffsetDateTime::toInstant).filter(from::isBefore).orElse(from);
      return times()
          .next(begin, zone())
          .filter(t -> end.isEmpty() || t.isBefore(end.get().toInstant()));
    }
  }

  /** What of a commit starts a run. */
  public enum Change {
    PIPELINE,
    PARAMS
  }

  /** Which of several upstreams must have ended. */
  public enum Join {
    ANY,
    ALL
  }

  /**
   * Runs of another run configuration.
   *
   * @param at where that is named
   * @param namespace that of the environment
   * @param when what must hold of a run for it to count
   */
  public record LinkedUpstream(At at, String namespace, String name, On on, Optional<Expr> when) {

    /** {@code namespace/name}, by which the run configuration is found. */
    public String id() {
      return LinkedRun.id(namespace, name);
    }
  }
}
