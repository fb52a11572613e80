package dev.argosy.sync.resource;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.resource.SyncStatus.Condition;
import dev.argosy.sync.resource.SyncStatus.Found;
import dev.argosy.sync.resource.SyncStatus.Held;
import dev.argosy.sync.resource.SyncStatus.Owned;
import dev.argosy.sync.resource.SyncStatus.Past;
import dev.argosy.sync.resource.SyncStatus.Waiting;
import dev.argosy.sync.trigger.TriggerReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Sync says next: (what it said, what happened, when) to a status. No calls. */
public final class StatusFold {
  private static final int MOST_HELD = 10;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_HISTORY = 10;
  private static final int MOST_WAITING = 20;
  private static final int LONGEST = 1000;
  private static final int LONGEST_PATH = 200;
  private static final String RESTS = "spec.suspend is true, so nothing is done";

  private final SyncObject sync;
  private final SyncStatus before;
  private final Instant now;

  private StatusFold(SyncObject sync, SyncStatus before, Instant now) {
    this.sync = sync;
    this.before = before;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * After an attempt.
   *
   * @param sync what was asked for in it
   * @param owned what is owned now, empty when that is not known
   * @return the same as {@code before} when there is no news
   */
  public static SyncStatus finished(
      SyncObject sync,
      SyncStatus before,
      SyncReport report,
      Optional<Inventory> owned,
      Instant now) {
    return new StatusFold(sync, before, now).news(report, owned);
  }

  /** After a look that found nothing to do: only a request was handled. */
  public static SyncStatus unchanged(SyncObject sync, SyncStatus before, Instant now) {
    return new StatusFold(sync, before, now).with(before.conditions(), before, sync.generation());
  }

  /** After a look at what starts runs. */
  public static SyncStatus looked(SyncStatus before, TriggerReport report) {
    List<Waiting> waiting = new ArrayList<>();
    report
        .waits()
        .forEach((id, reasons) ->
            reasons.forEach(
                reason -> waiting.add(new Waiting(id, Words.shortened(reason, LONGEST)))));
    report
        .problems()
        .forEach(p ->
            waiting.add(
                new Waiting(
                    Words.shortened(p.where(), LONGEST_PATH),
                    Words.shortened(p.message(), LONGEST))));
    List<Waiting> some = waiting.stream().distinct().limit(MOST_WAITING).toList();
    return before.waitingFor(some);
  }

  /** When it is told to rest: what was said of it stays. */
  public static SyncStatus suspended(SyncObject sync, SyncStatus before, Instant now) {
    StatusFold fold = new StatusFold(sync, before, now);
    List<Condition> conditions = new ArrayList<>();
    conditions.add(before.condition(Condition.READY).map(fold::again).orElseGet(fold::untried));
    conditions.add(fold.condition(Condition.SUSPENDED, true, "Suspended", RESTS));
    return fold.with(conditions, before, sync.generation());
  }

  /** When it is to go, and something of its own does not go. */
  public static SyncStatus leaving(
      SyncObject sync, SyncStatus before, List<Problem> problems, Instant now) {
    return new StatusFold(sync, before, now)
        .news(
            new SyncReport(Result.FAILED, "", "", List.of(), List.of(), problems),
            Optional.empty());
  }

  private SyncStatus news(SyncReport report, Optional<Inventory> owned) {
    Verdict verdict = Verdict.of(report);
    boolean read = !report.commit().isEmpty();
    SyncStatus next =
        new SyncStatus(
            sync.generation(),
            conditions(verdict),
            verdict.ready() ? report.commit() : before.lastAppliedCommit(),
            read ? report.commit() : before.lastAttemptedCommit(),
            Optional.of(now),
            sync.request(),
            owned.map(StatusFold::count).or(before::inventory),
            held(report),
            report.findings().stream().limit(MOST_FINDINGS).map(StatusFold::found).toList(),
            report.findings().size(),
            history(report, verdict),
            before.waiting());
    return next.saysMoreThan(before) ? next : before;
  }

  private SyncStatus with(List<Condition> conditions, SyncStatus rest, long generation) {
    return new SyncStatus(
        generation,
        conditions,
        rest.lastAppliedCommit(),
        rest.lastAttemptedCommit(),
        rest.lastAttemptTime(),
        sync.request(),
        rest.inventory(),
        rest.held(),
        rest.findings(),
        rest.findingsTotal(),
        rest.history(),
        rest.waiting());
  }

  /** Reconciling and Stalled are there only while they are true, as kstatus has it. */
  private List<Condition> conditions(Verdict verdict) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(
        condition(Condition.READY, verdict.ready(), verdict.reason(), verdict.message()));
    if (!verdict.ready()) {
      conditions.add(
          condition(
              verdict.stalled() ? Condition.STALLED : Condition.RECONCILING,
              true,
              verdict.reason(),
              verdict.stalled() ? "another commit or a person is needed" : "it is tried again"));
    }
    return conditions;
  }

  private Condition condition(String type, boolean is, String reason, String message) {
    String status = is ? "True" : "False";
    Instant since =
        before
            .condition(type)
            .filter(c -> c.status().equals(status))
            .map(Condition::since)
            .orElse(now);
    return new Condition(type, status, sync.generation(), since, reason, message);
  }

  /** Suspended from its first day: else nothing would be said at all. */
  private Condition untried() {
    return new Condition(Condition.READY, "Unknown", sync.generation(), now, "Suspended", RESTS);
  }

  private Condition again(Condition c) {
    return new Condition(
        c.type(), c.status(), sync.generation(), c.since(), c.reason(), c.message());
  }

  private static Owned count(Inventory inventory) {
    return new Owned(
        inventory.objects().size(),
        count(inventory, "WorkflowTemplate"),
        count(inventory, "CronWorkflow"),
        count(inventory, "ConfigMap"),
        count(inventory, "Workflow"));
  }

  private static int count(Inventory inventory, String kind) {
    return (int) inventory.objects().stream().filter(key -> key.kind().equals(kind)).count();
  }

  /** Problems, and of a sync that went well, what left Git and is still there. */
  private List<Held> held(SyncReport report) {
    Stream<Held> problems = report.problems().stream().map(p -> held(p, report.commit()));
    Stream<Held> kept =
        report.result() == Result.SYNCED
            ? report.actions().stream()
                .flatMap(
                    a -> a instanceof Action.Hold hold ? Stream.of(held(hold)) : Stream.empty())
            : Stream.empty();
    return Stream.concat(problems, kept).limit(MOST_HELD).toList();
  }

  private Held held(Problem p, String commit) {
    return new Held(
        p.code().id(),
        Words.shortened(p.where(), LONGEST_PATH),
        Words.shortened(p.message(), LONGEST),
        Words.shortened(hint(p, commit), LONGEST));
  }

  /** What lifts a brake is a command that can be copied. */
  private String hint(Problem p, String commit) {
    return p.code() == Code.PRUNE_BRAKE && !commit.isEmpty()
        ? "if that is meant: kubectl annotate syncs.argosy.dev "
            + sync.id().name()
            + " -n "
            + sync.id().namespace()
            + " --overwrite "
            + SyncObject.ACKNOWLEDGE
            + "="
            + commit
        : p.hint();
  }

  private static Held held(Action.Hold hold) {
    return new Held("hold", hold.key().toString(), Words.shortened(hold.reason(), LONGEST), "");
  }

  private static Found found(Diagnostic d) {
    return new Found(
        Words.shortened(d.at().file().path(), LONGEST_PATH),
        d.at().span().line(),
        d.code().id(),
        Words.shortened(d.message(), LONGEST));
  }

  /** What repeats itself is one entry; a sync that writes is always another. */
  private List<Past> history(SyncReport report, Verdict verdict) {
    Past entry =
        new Past(
            now,
            report.commit(),
            verdict.reason(),
            count(report, "create"),
            count(report, "update"),
            count(report, "prune"));
    boolean again =
        !before.history().isEmpty()
            && before.history().get(0).commit().equals(entry.commit())
            && before.history().get(0).result().equals(entry.result());
    return again && report.writes() == 0
        ? before.history()
        : Stream.concat(Stream.of(entry), before.history().stream()).limit(MOST_HISTORY).toList();
  }

  private static int count(SyncReport report, String verb) {
    return (int) report.actions().stream().filter(a -> a.verb().equals(verb)).count();
  }

  /** As it is stored. */
  public static Map<String, Object> fields(SyncStatus status) {
    return StatusFields.write(status);
  }
}
