package dev.argosy.sync.trigger;

import dev.argosy.compile.trigger.Cause;
import dev.argosy.compile.trigger.Evaluation;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.PlannedRun.PlannedUpstream;
import dev.argosy.compile.trigger.UpstreamRun;
import dev.argosy.expression.EvaluationException;
import dev.argosy.sync.trigger.SeenRun.Phase;
import dev.argosy.sync.trigger.UpstreamMemory.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at what happened since the last look: runs of upstreams that ended, and a new meaning. */
final class Intake {
  /** More runs than this never wait for a partner: then one side has stopped, and says so. */
  static final int MOST_WAITING = 200;

  private static final Comparator<UpstreamRun> BY_END =
      Comparator.comparing(UpstreamRun::finishedAt).thenComparing(UpstreamRun::id);

  private final PlannedRun plan;
  private final RunMemory memory;
  private final boolean known;
  private final List<String> refused = new ArrayList<>();

  private Intake(PlannedRun plan, @Nullable RunMemory memory) {
    this.plan = plan;
    this.memory = memory == null ? RunMemory.none() : memory;
    this.known = memory != null;
  }

  /**
   * @param memory null when the run configuration is met for the first time: what ended before
   *     starts nothing, but may be the partner of what is to come
   * @param isNew whether the first meeting is a change: not so when the sync itself is new
   * @param seen all runs of its upstreams that are in the cluster
   */
  static RunMemory take(
      PlannedRun plan, @Nullable RunMemory memory, boolean isNew, List<SeenRun> seen) {
    return new Intake(plan, memory).take(isNew, seen);
  }

  private RunMemory take(boolean isNew, List<SeenRun> seen) {
    Map<String, UpstreamMemory> upstream = new TreeMap<>();
    plan.upstream().forEach((name, u) -> upstream.put(name, upstream(name, u, seen)));
    String meaning = plan.change().map(Cause.Change::meaning).orElse("");
    boolean change = !meaning.isEmpty() && (known ? !meaning.equals(memory.meaning()) : isNew);
    boolean stillWaits = memory.changed() && !meaning.isEmpty();
    return new RunMemory(
        meaning,
        !plan.suspend() && (change || stillWaits),
        memory.changes(),
        upstream,
        plan.window().isPresent() ? memory.windows() : java.util.Collections.emptySortedSet(),
        plan.window().isPresent() ? memory.filled() : Optional.empty(),
        memory.queue(),
        Stream.concat(refused.stream(), memory.refused().stream())
            .limit(RunMemory.MOST_REFUSED)
            .toList());
  }

  private UpstreamMemory upstream(String name, PlannedUpstream planned, List<SeenRun> seen) {
    UpstreamMemory before = memory.upstream().get(name);
    boolean met = known && before != null && before.id().equals(planned.id());
    UpstreamMemory old = met ? Objects.requireNonNull(before) : UpstreamMemory.of(planned.id());
    Map<String, Judgement> judged = new TreeMap<>();
    List<UpstreamRun> waiting = new ArrayList<>(old.waiting());
    Optional<UpstreamRun> latest = old.latest();
    for (SeenRun run : ended(planned, seen)) {
      Judgement judgement = old.judged().get(run.uid());
      UpstreamRun ending = run.ending();
      if (judgement == null || !judgement.counted() && isAnew(judgement, ending)) {
        boolean counts = counts(name, ending);
        boolean fires = counts && isWanted(planned, run.phase());
        if (fires && (met || plan.window().isPresent()) && !plan.suspend()) {
          waiting.add(ending);
        }
        if (counts && run.phase() == Phase.SUCCEEDED) {
          latest = later(latest, ending);
        }
        judgement = new Judgement(ending.finishedAt(), fires);
      }
      judged.put(run.uid(), judgement);
    }
    return new UpstreamMemory(planned.id(), judged, bounded(name, waiting), latest);
  }

  private static boolean isAnew(Judgement judgement, UpstreamRun run) {
    return !judgement.endedAt().equals(run.finishedAt());
  }

  private static List<SeenRun> ended(PlannedUpstream planned, List<SeenRun> seen) {
    return seen.stream()
        .filter(r -> r.configuration().equals(planned.id()) && r.ended())
        .sorted(Comparator.comparing(SeenRun::ending, BY_END))
        .toList();
  }

  private static Optional<UpstreamRun> later(Optional<UpstreamRun> a, UpstreamRun b) {
    return a.filter(run -> BY_END.compare(run, b) > 0).or(() -> Optional.of(b));
  }

  private static boolean isWanted(PlannedUpstream planned, Phase phase) {
    return switch (planned.on()) {
      case SUCCEEDED -> phase == Phase.SUCCEEDED;
      case FAILED -> phase == Phase.FAILED;
      case COMPLETED -> true;
    };
  }

  private boolean counts(String name, UpstreamRun run) {
    try {
      return Evaluation.counts(plan, name, run);
    } catch (EvaluationException e) {
      refused.add(
          "run %s of upstream '%s' does not count: %s".formatted(run.name(), name, e.getMessage()));
      return false;
    }
  }

  /** The oldest give way. */
  private List<UpstreamRun> bounded(String name, List<UpstreamRun> waiting) {
    int many = waiting.size() - MOST_WAITING;
    if (many <= 0) {
      return waiting;
    }
    refused.add(
        "%d runs of upstream '%s' waited in vain for a partner and are forgotten"
            .formatted(many, name));
    return waiting.subList(many, waiting.size());
  }
}
