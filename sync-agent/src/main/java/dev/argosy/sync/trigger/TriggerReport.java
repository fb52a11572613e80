package dev.argosy.sync.trigger;

import dev.argosy.sync.plan.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a look at the triggers came to.
 *
 * @param made runs that were started, with their causes, in order
 * @param waits by id of the run configuration: why it starts nothing yet, and what was refused
 * @param problems that keep runs from being made; trying again may help
 */
public record TriggerReport(
    List<Made> made, Map<String, List<String>> waits, List<Problem> problems) {
  /**
   * A run that was started.
   *
   * @param configuration id of its run configuration
   */
  public record Made(String configuration, String name, String cause) {}

  public static final TriggerReport NOTHING = new TriggerReport(List.of(), Map.of(), List.of());

  /** Nothing could be seen. */
  public static TriggerReport failed(List<Problem> problems) {
    return new TriggerReport(List.of(), Map.of(), problems);
  }

  /** The same without what was made: what another look says that made nothing more. */
  public TriggerReport calm() {
    return new TriggerReport(List.of(), waits, problems);
  }

  public TriggerReport {
    made = List.copyOf(made);
    waits = Collections.unmodifiableMap(new TreeMap<>(waits));
    problems = List.copyOf(problems);
  }
}
