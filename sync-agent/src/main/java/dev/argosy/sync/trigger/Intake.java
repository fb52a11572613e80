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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at what happened since the last look: runs of upstreams that ended, and a new meaning. */
final class Intake {
  /** More runs than this never wait for a partner: then one side has stopped, and says so. */
  static final int MOST_WAITING = 200;

  /** An output that a later commit may ask for is kept when it is no longer than this. */
  private static final int SMALL = 1000;

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

  /** Whether it is to be read what that run gave. */
  static boolean wants(PlannedRun plan, Optional<RunMemory> memory, SeenRun run) {
    return plan.upstream().entrySet().stream()
        .anyMatch(e -> old(memory, e.getKey(), e.getValue()).wants(run));
  }

  /** Of another run configuration that had the name before, nothing counts. */
  private static UpstreamMemory old(
      Optional<RunMemory> memory, String name, PlannedUpstream planned) {
    return memory
        .map(m -> m.upstream().get(name))
        .filter(before -> before.id().equals(planned.id()))
        .orElseGet(() -> UpstreamMemory.of(planned.id()));
  }

  private UpstreamMemory upstream(String name, PlannedUpstream planned, List<SeenRun> seen) {
    UpstreamMemory before = memory.upstream().get(name);
    boolean met = known && before != null && before.id().equals(planned.id());
    UpstreamMemory old = old(Optional.of(memory), name, planned);
    Map<String, Judgement> judged = new TreeMap<>();
    seen.stream()
        .filter(run -> run.configuration().equals(planned.id())) // also one that is retried
        .forEach(run -> kept(old, run).ifPresent(j -> judged.put(run.uid(), j)));
    List<UpstreamRun> waiting = new ArrayList<>(old.waiting());
    Optional<UpstreamRun> latest = old.latest();
    for (SeenRun run : read(old, seen)) {
      UpstreamRun ending = slim(planned, run.ending().orElseThrow());
      Judgement judgement = judged.get(run.uid());
      boolean fires = false;
      if (judgement == null || !judgement.endedAt().equals(ending.finishedAt())) {
        boolean counts = counts(name, ending);
        fires = counts && isWanted(planned, run.phase());
        if (fires && (met || plan.window().isPresent()) && !plan.suspend()) {
          waiting.add(ending);
        }
        if (counts && run.phase() == Phase.SUCCEEDED) {
          latest = later(latest, ending);
        }
      }
      judged.put(run.uid(), new Judgement(run.version(), ending.finishedAt(), fires));
    }
    return new UpstreamMemory(planned.id(), judged, bounded(name, waiting), latest);
  }

  /** Without large texts that nobody asks for: what waits is held in one object of the cluster. */
  private static UpstreamRun slim(PlannedUpstream planned, UpstreamRun run) {
    Map<String, String> outputs = new TreeMap<>(run.outputs());
    outputs
        .entrySet()
        .removeIf(e -> e.getValue().length() > SMALL && !planned.outputs().containsKey(e.getKey()));
    return new UpstreamRun(
        run.name(), run.id(), run.scheduledTime(), run.startedAt(), run.finishedAt(), outputs);
  }

  /** A run that is gone is forgotten: another of its uid never comes. */
  private static Optional<Judgement> kept(UpstreamMemory old, SeenRun run) {
    return Optional.ofNullable(old.judged().get(run.uid()));
  }

  /** One that was gone when it was to be read gave nothing. */
  private static List<SeenRun> read(UpstreamMemory old, List<SeenRun> seen) {
    return seen.stream()
        .filter(run -> old.wants(run) && run.ending().isPresent())
        .sorted(Comparator.comparing(run -> run.ending().orElseThrow(), BY_END))
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
