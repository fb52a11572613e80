package dev.argosy.sync.trigger;

import static java.util.stream.Collectors.toSet;

import dev.argosy.compile.Manifest;
import dev.argosy.compile.trigger.Evaluation;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.PlannedRun.PlannedUpstream;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Starts runs on cause, each cause once.
 *
 * <p>What is to be made is written down with all its params before it is made, and struck out
 * after; a run's name comes from its cause. So a crash at any moment, a second agent or a repeated
 * look makes no second run, and what an upstream gave is kept when the upstream is gone.
 */
public final class Triggers {
  private final Ledgers ledgers;
  private final RunStore store;

  public Triggers(Ledgers ledgers, RunStore store) {
    this.ledgers = ledgers;
    this.store = store;
  }

  /**
   * The plan of a commit that was applied.
   *
   * @param partly whether files were held: run configurations that are missing keep the plan they
   *     had
   */
  public record Applied(TriggerPlan plan, boolean partly) {
    /** With {@code home} where no namespace is named. */
    public Applied in(String home) {
      return new Applied(plan.in(home), partly);
    }
  }

  /**
   * What a look came to, and what the next is about.
   *
   * @param runs names of the run configurations whose runs matter, by namespace
   * @param pending whether something waits that the end of a run does not settle
   */
  public record Looked(TriggerReport report, Map<String, Set<String>> runs, boolean pending) {}

  /**
   * One look: what has happened since the last starts what it starts.
   *
   * @param applied empty when no commit was applied since the last look
   * @return empty when nothing starts runs, and will not before another commit is applied
   * @throws SyncException when nothing could be seen or remembered; nothing was started then
   */
  public Optional<Looked> look(Optional<Applied> applied) throws SyncException {
    Ledgers.Stored stored = ledgers.read();
    TriggerPlan plan = plan(stored.ledger().map(Ledger::plan).orElse(TriggerPlan.EMPTY), applied);
    if (stored.ledger().isEmpty() && plan.runs().isEmpty()) {
      return Optional.empty();
    }
    Looked looked = new Look(plan, stored).look();
    return plan.runs().isEmpty() ? Optional.empty() : Optional.of(looked);
  }

  /** Only what the agent starts; schedules fire by themselves. */
  private static TriggerPlan plan(TriggerPlan before, Optional<Applied> applied) {
    if (applied.isEmpty()) {
      return before;
    }
    TriggerPlan now = applied.get().plan();
    Stream<PlannedRun> kept =
        applied.get().partly()
            ? before.runs().stream().filter(r -> now.run(r.id()).isEmpty())
            : Stream.empty();
    return new TriggerPlan(
        Stream.concat(now.runs().stream(), kept)
            .filter(r -> !r.onChange().isEmpty() || !r.upstream().isEmpty())
            .toList());
  }

  private final class Look {
    private final TriggerPlan plan;
    private final Optional<Ledger> before;
    private final Map<String, RunMemory> memories = new TreeMap<>();
    private final Map<String, Turns> turns = new LinkedHashMap<>();
    private final Map<String, List<String>> waits = new TreeMap<>();
    private final List<TriggerReport.Made> made = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<SeenRun>> seen = new HashMap<>();
    private String token;

    Look(TriggerPlan plan, Ledgers.Stored stored) {
      this.plan = plan;
      this.before = stored.ledger();
      this.token = stored.token();
    }

    Looked look() throws SyncException {
      Map<String, Set<String>> matter = matter();
      see(matter);
      plan.runs().forEach(this::decide);
      Ledger decided = new Ledger(plan, memories);
      if (!before.equals(Optional.of(decided))) {
        token = ledgers.write(decided, token);
      }
      Ledger after = carryOut(decided);
      if (!after.equals(decided)) {
        ledgers.write(after, token);
      }
      boolean queued = after.runs().values().stream().anyMatch(m -> !m.queue().isEmpty());
      return new Looked(
          new TriggerReport(made, waits, problems), matter, queued || !problems.isEmpty());
    }

    private Map<String, Set<String>> matter() {
      Map<String, Set<String>> wanted = new TreeMap<>();
      for (PlannedRun run : plan.runs()) {
        wanted.computeIfAbsent(run.namespace(), n -> new TreeSet<>()).add(run.name());
        for (PlannedUpstream u : run.upstream().values()) {
          wanted.computeIfAbsent(u.namespace(), n -> new TreeSet<>()).add(u.name());
        }
      }
      return wanted;
    }

    /** A namespace that cannot be seen stops those alone that depend on it. */
    private void see(Map<String, Set<String>> matter) {
      matter.forEach((namespace, names) -> {
        try {
          seen.put(namespace, store.runs(namespace, names, this::isWanted));
        } catch (SyncException e) {
          problems.addAll(e.problems());
        }
      });
    }

    private boolean isWanted(SeenRun seenRun) {
      return plan.runs().stream().anyMatch(run -> Intake.wants(run, memory(run), seenRun));
    }

    private Optional<RunMemory> memory(PlannedRun run) {
      return before.map(b -> b.runs().get(run.id()));
    }

    private void decide(PlannedRun run) {
      Optional<RunMemory> memory = memory(run);
      Optional<String> unseen =
          namespaces(run).filter(namespace -> !seen.containsKey(namespace)).findFirst();
      if (unseen.isPresent()) {
        memory.ifPresent(m -> memories.put(run.id(), m));
        say(run, List.of("the runs in namespace " + unseen.get() + " cannot be seen"));
        return;
      }
      RunMemory taken =
          Intake.take(
              run,
              memory.orElse(null),
              before.isPresent(),
              seen.values().stream().flatMap(Collection::stream).toList());
      Firing.Fired fired = Firing.fire(run, memory.orElse(null), taken);
      List<SeenRun> own = own(run);
      RunMemory left =
          fired.memory().withoutMade(run.name(), own.stream().map(SeenRun::name).collect(toSet()));
      Turns turn = Turns.of(run, left.queue(), own);
      memories.put(run.id(), left);
      turns.put(run.id(), turn);
      say(run, fired.waits());
      say(run, turn.waits());
      say(run, left.refused());
    }

    private static Stream<String> namespaces(PlannedRun run) {
      return Stream.concat(
          Stream.of(run.namespace()),
          run.upstream().values().stream().map(PlannedUpstream::namespace));
    }

    private List<SeenRun> own(PlannedRun run) {
      return seen.getOrDefault(run.namespace(), List.of()).stream()
          .filter(r -> r.configuration().equals(run.id()))
          .toList();
    }

    private void say(PlannedRun run, List<String> reasons) {
      if (!reasons.isEmpty()) {
        waits.computeIfAbsent(run.id(), id -> new ArrayList<>()).addAll(reasons);
      }
    }

    private Ledger carryOut(Ledger decided) {
      Ledger ledger = decided;
      for (PlannedRun run : plan.runs()) {
        Turns turn = turns.get(run.id());
        RunMemory memory = ledger.runs().get(run.id());
        if (turn != null && memory != null) {
          ledger = ledger.with(run.id(), carryOut(run, turn, memory));
        }
      }
      return ledger;
    }

    /** The first that fails ends the turn: order matters to those that wait for each other. */
    private RunMemory carryOut(PlannedRun run, Turns turn, RunMemory memory) {
      RunMemory left = memory;
      try {
        if (!turn.start().isEmpty() && isReady(run)) {
          for (SeenRun old : turn.stop()) {
            store.stop(old);
          }
          for (Queued queued : turn.start()) {
            left = make(run, queued, left);
          }
        }
      } catch (SyncException e) {
        problems.addAll(e.problems());
        say(run, e.problems().stream().map(Problem::message).toList());
      }
      return left;
    }

    /** A plan that was edited meanwhile may ask for what the run cannot give. */
    private RunMemory make(PlannedRun run, Queued queued, RunMemory memory) throws SyncException {
      Evaluation.Params params = queued.params(run);
      if (!params.problems().isEmpty()) {
        String why = queued.refusal(params.problems());
        say(run, List.of(why));
        return memory.without(queued, why);
      }
      Manifest workflow = queued.run(params.arguments()).workflow(run);
      store.make(workflow);
      made.add(new TriggerReport.Made(run.id(), workflow.name(), queued.told()));
      return memory.without(queued);
    }

    /** A run must be of the version that it was decided for, not of one that is being replaced. */
    private boolean isReady(PlannedRun run) throws SyncException {
      Optional<String> version = store.version(run.namespace(), run.pipeline());
      if (version.isEmpty()) {
        say(run, List.of("waits: the template " + run.pipeline() + " is not in the cluster"));
      } else if (!version.get().equals(run.version())) {
        say(
            run,
            List.of(
                "waits: the template %s is of version %s, not of %s"
                    .formatted(run.pipeline(), version.get(), run.version())));
      }
      return version.filter(run.version()::equals).isPresent();
    }
  }
}
