package dev.argosy.compile.trigger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What starts runs, of all run configurations that were compiled, in the order of the project.
 * Plain data: equal plans do the same. Two forms: this one, and the JSON of {@link #toJson} that
 * {@link PlanReader} reads.
 */
public record TriggerPlan(List<PlannedRun> runs) {
  public static final TriggerPlan EMPTY = new TriggerPlan(List.of());

  public TriggerPlan {
    runs = List.copyOf(runs);
  }

  /** The run configuration of an id. */
  public Optional<PlannedRun> run(String id) {
    return runs.stream().filter(r -> r.id().equals(id)).findFirst();
  }

  /** The same, with {@code home} where no namespace is named. */
  public TriggerPlan in(String home) {
    return new TriggerPlan(runs.stream().map(r -> r.in(home)).toList());
  }

  /** Those that wait for runs of {@code id}. */
  public Stream<PlannedRun> startedBy(String id) {
    return runs.stream()
        .filter(r -> r.upstream().values().stream().anyMatch(u -> u.id().equals(id)));
  }

  /** Deterministic: the same plan gives the same bytes. */
  public String toJson() {
    return PlanJson.of(this);
  }
}
