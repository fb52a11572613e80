package dev.argosy.sync;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.sync.Sieve.Sifted;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.apply.Remembered;
import dev.argosy.sync.apply.Target;
import dev.argosy.sync.git.History;
import dev.argosy.sync.git.Redactor;
import dev.argosy.sync.git.Snapshot;
import dev.argosy.sync.git.Source;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Demand;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPlanner;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import dev.argosy.sync.trigger.Triggers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes it so: reads a commit, compiles it, plans and applies. Whatever goes wrong, the report says
 * so and the target keeps what it had.
 */
public final class Sync {
  /** What trying again does not change; everything else may be over in a minute. */
  private static final Set<Code> CALM =
      Set.of(Code.PRUNE_BRAKE, Code.OBJECT_REFUSED, Code.SOURCE_HELD, Code.SIGNATURE_REFUSED);

  private final Source source;
  private final Target target;
  private final Compile compile;
  private final Rules rules;
  private final SyncListener listener;
  private Optional<Triggers.Applied> started = Optional.empty();

  /**
   * What a sync goes by besides its parts.
   *
   * @param namespace of objects that name none
   * @param policy what it may do
   * @param redactor takes the source's secrets out of all that is said
   */
  record Rules(String namespace, SyncPolicy policy, Redactor redactor) {}

  Sync(Source source, Target target, Compile compile, Rules rules, SyncListener listener) {
    this.source = source;
    this.target = target;
    this.compile = compile;
    this.rules = rules;
    this.listener = listener;
  }

  /**
   * Syncs once.
   *
   * @param listener hears each step; the last is {@link SyncEvent.Finished} with the same report
   * @return what was done; this method throws nothing for a source or target that fails
   */
  public static SyncReport once(SyncOptions options, Compile compile, SyncListener listener) {
    Attempt attempt = Attempt.begin(listener, Trigger.START);
    try (Locks locks = new Locks();
        Session session = Session.open(options, locks, Fence.OPEN, Remembered.nothing())) {
      return session.sync(compile, attempt).run();
    } catch (SyncException e) {
      Redactor redactor = new Redactor(options.source().credentials());
      SyncReport report = SyncReport.failed(safe(redactor, e.problems()));
      attempt.on(new SyncEvent.Finished(report));
      return report;
    }
  }

  /** What starts runs from now on; empty when nothing was applied. */
  Optional<Triggers.Applied> applied() {
    return started;
  }

  SyncReport run() {
    SyncReport report = attempt();
    listener.on(new SyncEvent.Finished(report));
    return report;
  }

  /** The report of a sync that could not even see which commit there is. */
  SyncReport unread(SyncException e) {
    SyncReport report = failed(new Progress(), e);
    listener.on(new SyncEvent.Finished(report));
    return report;
  }

  /** The one place where what happened becomes what is said. */
  private SyncReport attempt() {
    Progress progress = new Progress();
    try {
      return steps(progress);
    } catch (SyncException e) {
      return failed(progress, e);
    } catch (RuntimeException e) {
      Problem bug = Problem.of(Code.SYNC_FAILED, "argosy", "stopped by " + e, "please report it");
      return progress.report(Result.FAILED, safe(rules.redactor(), List.of(bug)));
    }
  }

  private SyncReport failed(Progress progress, SyncException e) {
    List<Problem> problems = safe(rules.redactor(), e.problems());
    if (progress.snapshot.commit().isEmpty()) {
      progress.done = kept(problems);
    }
    boolean calm = e.problems().stream().map(Problem::code).allMatch(CALM::contains);
    return progress.report(calm ? Result.HELD : Result.FAILED, problems);
  }

  /** All that is owned, held; nothing where the target does not say: the source is the news. */
  private List<Action> kept(List<Problem> reasons) {
    try {
      return SyncPlanner.hold(target.inventory(), reasons).actions();
    } catch (SyncException e) {
      return List.of();
    }
  }

  private SyncReport steps(Progress progress) throws SyncException {
    Snapshot snapshot = source.read();
    progress.snapshot = snapshot;
    listener.on(new SyncEvent.CommitRead(snapshot.commit(), snapshot.tree().paths().size()));
    if (!snapshot.refused().isEmpty()) {
      return hold(progress, snapshot.refused());
    }
    Sifted sifted = compiled(snapshot);
    progress.findings = sifted.findings();
    if (sifted.compiled().isEmpty()) {
      return hold(progress, sifted.findings());
    }
    Compilation compiled = sifted.compiled().get();
    progress.triggers = Optional.of(compiled.triggers());
    Demand demand = demand(snapshot, compiled.manifests(), sifted.held());
    listener.on(new SyncEvent.Compiled(snapshot.commit(), demand.desired().size()));
    return apply(progress, demand);
  }

  private Sifted compiled(Snapshot snapshot) {
    if (rules.policy().isolation() == Isolation.EACH) {
      return Sieve.sift(compile, snapshot.tree());
    }
    Outcome<Compilation> whole = compile.compile(snapshot.tree());
    return new Sifted(
        whole.hasErrors() ? Optional.empty() : whole.value(), whole.findings(), Set.of());
  }

  private Demand demand(Snapshot snapshot, List<Manifest> manifests, Set<String> held) {
    boolean acknowledged =
        snapshot.commit().equals(rules.policy().acknowledged())
            || snapshot.acknowledged().contains(SyncPolicy.ACKNOWLEDGE_PRUNE);
    Demand demand =
        Demands.of(snapshot.commit(), manifests, rules.namespace(), rules.policy())
            .acknowledged(acknowledged);
    return held.isEmpty() ? demand : demand.withGaps(List.of(gap(snapshot, held)));
  }

  private static Problem gap(Snapshot snapshot, Set<String> held) {
    String first = held.iterator().next();
    String files = held.size() == 1 ? first + " is" : held.size() + " files are";
    return Problem.of(
        Code.SOURCE_HELD,
        snapshot.commit(),
        files + " held back: what they make stays as it was, and nothing is removed",
        "fix the findings and push; the next commit is tried by itself");
  }

  private SyncReport apply(Progress progress, Demand demand) throws SyncException {
    Inventory inventory = target.inventory();
    Optional<Problem> back =
        History.hold(source, progress.snapshot, inventory.commit(), rules.policy().acknowledged());
    if (back.isPresent()) {
      progress.done = SyncPlanner.hold(inventory, List.of(back.get())).actions();
      return progress.report(Result.HELD, safe(rules.redactor(), List.of(back.get())));
    }
    Survey survey = target.survey(demand.desired(), inventory, rules.policy().rehearses());
    Plan plan = SyncPlanner.plan(demand, inventory, survey, rules.policy());
    listener.on(new SyncEvent.Planned(plan));
    if (plan.held()) {
      progress.done = plan.actions();
      boolean calm = plan.reasons().stream().map(Problem::code).allMatch(CALM::contains);
      return progress.report(
          calm ? Result.HELD : Result.FAILED, safe(rules.redactor(), plan.reasons()));
    }
    List<Action> done = new ArrayList<>();
    progress.done = done;
    List<Problem> refused =
        target.apply(
            plan,
            action -> {
              done.add(action);
              listener.on(new SyncEvent.Applied(action));
            });
    return applied(progress, plan, refused);
  }

  private SyncReport applied(Progress progress, Plan plan, List<Problem> refused) {
    List<Problem> problems = new ArrayList<>(plan.withheld());
    problems.addAll(refused);
    if (refused.isEmpty()) {
      progress.done = plan.actions();
    }
    progress.applied(!plan.withheld().isEmpty() || !refused.isEmpty());
    boolean raced = refused.stream().anyMatch(p -> p.code() == Code.OBJECT_CONFLICT);
    Result partly = raced ? Result.FAILED : Result.PARTLY;
    return progress.report(
        problems.isEmpty() ? Result.SYNCED : partly, safe(rules.redactor(), problems));
  }

  /** A commit that is no good keeps all that was applied before; nothing is written or pruned. */
  private SyncReport hold(Progress progress, List<Diagnostic> findings) throws SyncException {
    progress.findings = findings;
    Problem reason =
        Problem.of(
            Code.SOURCE_HELD,
            progress.snapshot.commit(),
            "the commit does not compile, so everything it owned is kept as it is",
            "fix the findings and push; the next commit is tried by itself");
    progress.done = SyncPlanner.hold(target.inventory(), List.of(reason)).actions();
    return progress.report(Result.HELD, List.of(reason));
  }

  private static List<Problem> safe(Redactor redactor, List<Problem> problems) {
    return problems.stream().map(redactor::problem).toList();
  }

  /** How far a sync has come, for the report of one that stops. */
  private final class Progress {
    Snapshot snapshot = new Snapshot("", "", MemoryTree.of(Map.of()), List.of());
    List<Action> done = List.of();
    List<Diagnostic> findings = List.of();
    Optional<TriggerPlan> triggers = Optional.empty();

    /** From now on runs are started by this commit. */
    void applied(boolean partly) {
      started = triggers.map(plan -> new Triggers.Applied(plan, partly));
    }

    SyncReport report(Result result, List<Problem> problems) {
      return new SyncReport(result, snapshot.tip(), snapshot.commit(), done, findings, problems);
    }
  }
}
