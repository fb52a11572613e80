package dev.argosy.sync;

import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.apply.Target;
import dev.argosy.sync.git.History;
import dev.argosy.sync.git.Redactor;
import dev.argosy.sync.git.Snapshot;
import dev.argosy.sync.git.Source;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPlanner;
import dev.argosy.sync.plan.SyncPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes it so: reads a commit, compiles it, plans and applies. Whatever goes wrong, the report says
 * so and the target keeps what it had.
 */
public final class Sync {
  private final Source source;
  private final Target target;
  private final Compile compile;
  private final Rules rules;
  private final SyncListener listener;

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
    try (Locks locks = new Locks();
        Session session = Session.open(options, locks)) {
      return session.sync(compile, listener).run();
    } catch (SyncException e) {
      Redactor redactor = new Redactor(options.source().credentials());
      SyncReport report = SyncReport.failed(safe(redactor, e.problems()));
      listener.on(new SyncEvent.Finished(report));
      return report;
    }
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
    boolean hopeless = e.problems().stream().allMatch(p -> p.code() == Code.OBJECT_REFUSED);
    List<Problem> problems = safe(rules.redactor(), e.problems());
    if (progress.snapshot.commit().isEmpty()) {
      progress.done = kept(problems);
    }
    return progress.report(hopeless ? Result.HELD : Result.FAILED, problems);
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
    Outcome<List<Manifest>> compiled = compile.compile(snapshot.tree());
    if (compiled.hasErrors() || compiled.value().isEmpty()) {
      return hold(progress, compiled.findings());
    }
    progress.findings = compiled.findings();
    List<Desired> desired = Demands.of(compiled.value().get(), rules.namespace());
    listener.on(new SyncEvent.Compiled(snapshot.commit(), desired.size()));
    return apply(progress, desired);
  }

  private SyncReport apply(Progress progress, List<Desired> desired) throws SyncException {
    Inventory inventory = target.inventory();
    Optional<Problem> back =
        History.hold(source, progress.snapshot, inventory.commit(), rules.policy().acknowledged());
    if (back.isPresent()) {
      progress.done = SyncPlanner.hold(inventory, List.of(back.get())).actions();
      return progress.report(Result.HELD, safe(rules.redactor(), List.of(back.get())));
    }
    Plan plan =
        SyncPlanner.plan(
            progress.snapshot.commit(),
            desired,
            inventory,
            target.survey(desired, inventory),
            rules.policy());
    if (plan.held()) {
      progress.done = plan.actions();
      boolean brake = plan.reasons().stream().allMatch(p -> p.code() == Code.PRUNE_BRAKE);
      return progress.report(
          brake ? Result.HELD : Result.FAILED, safe(rules.redactor(), plan.reasons()));
    }
    List<Action> done = new ArrayList<>();
    progress.done = done;
    target.apply(
        plan,
        action -> {
          done.add(action);
          listener.on(new SyncEvent.Applied(action));
        });
    progress.done = plan.actions();
    return progress.report(Result.SYNCED, List.of());
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
  private static final class Progress {
    Snapshot snapshot = new Snapshot("", "", MemoryTree.of(Map.of()), List.of());
    List<Action> done = List.of();
    List<Diagnostic> findings = List.of();

    SyncReport report(Result result, List<Problem> problems) {
      return new SyncReport(result, snapshot.tip(), snapshot.commit(), done, findings, problems);
    }
  }
}
