package dev.argosy.compile.trigger;

import dev.argosy.compile.argo.Template.Synchronization;
import dev.argosy.compile.lower.Hash;
import dev.argosy.expression.Type;
import dev.argosy.link.LinkedTriggers.Change;
import dev.argosy.link.LinkedTriggers.Join;
import dev.argosy.model.RunConfigurationSpec.On;
import dev.argosy.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What starts runs of one run configuration, and with what. Schedules are here to be shown: they
 * fire by their CronWorkflows.
 *
 * @param namespace that of the environment; empty when nobody names one
 * @param source path of the file
 * @param version of the pipeline's meaning
 * @param params by name, as JSON in whose strings expressions of the language may stand; they see
 *     {@code upstream} and {@code window} only
 * @param upstream by the name under which expressions see it
 * @param artifactUri what stands before the key of an artifact in its {@code .uri}
 * @param locks all that each run must hold, those of the CronWorkflows too; empty when those of the
 *     pipeline do
 */
public record PlannedRun(
    String namespace,
    String name,
    String source,
    String pipeline,
    String version,
    Map<String, String> params,
    List<PlannedSchedule> schedules,
    Set<Change> onChange,
    Map<String, PlannedUpstream> upstream,
    Join join,
    Optional<Window> window,
    Optional<String> artifactUri,
    String concurrencyPolicy,
    Optional<Synchronization> locks,
    Optional<Duration> startingDeadline,
    Optional<Integer> keepSucceeded,
    Optional<Integer> keepFailed,
    boolean suspend,
    Map<String, String> labels,
    Map<String, String> annotations) {

  /** One schedule of a CronWorkflow. */
  public record PlannedSchedule(
      String cronWorkflow,
      String cron,
      String timezone,
      Optional<Instant> start,
      Optional<Instant> end) {}

  /**
   * Runs of another run configuration that count.
   *
   * @param when an expression that sees {@code upstream} with this one alone
   * @param outputs the types of those that {@code when} and the params use
   */
  public record PlannedUpstream(
      String namespace, String name, On on, Optional<String> when, Map<String, Type> outputs) {

    public String id() {
      return PlannedRun.id(namespace, name);
    }

    private PlannedUpstream in(String home) {
      return new PlannedUpstream(namespace.isEmpty() ? home : namespace, name, on, when, outputs);
    }
  }

  /** The same, with {@code home} where no namespace is named. */
  PlannedRun in(String home) {
    Map<String, PlannedUpstream> there = new LinkedHashMap<>();
    upstream.forEach((key, u) -> there.put(key, u.in(home)));
    return new PlannedRun(
        namespace.isEmpty() ? home : namespace,
        name,
        source,
        pipeline,
        version,
        params,
        schedules,
        onChange,
        there,
        join,
        window,
        artifactUri,
        concurrencyPolicy,
        locks,
        startingDeadline,
        keepSucceeded,
        keepFailed,
        suspend,
        labels,
        annotations);
  }

  /** {@code namespace/name}. */
  public String id() {
    return id(namespace, name);
  }

  private static String id(String namespace, String name) {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  /**
   * The cause of a run by {@code onChange}: it is another one when, and only when, what {@code
   * onChange} names means something else. Empty when a change starts nothing.
   */
  public Optional<Cause.Change> change() {
    if (onChange.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder meaning = new StringBuilder();
    if (onChange.contains(Change.PIPELINE)) {
      meaning.append(version);
    }
    if (onChange.contains(Change.PARAMS)) {
      meaning.append(' ').append(Hash.of(PlanJson.of(params)));
    }
    return Optional.of(new Cause.Change(meaning.toString(), 0));
  }
}
