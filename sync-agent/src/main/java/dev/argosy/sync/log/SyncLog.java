package dev.argosy.sync.log;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.log.LogLine.Level;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.trigger.TriggerReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what one sync does. Belongs to one sync, called by one thread. */
public final class SyncLog implements SyncListener {
  private final String sync;
  private final Log log;
  private final Failures failures = new Failures();
  private final Map<String, Object> took = new LinkedHashMap<>();
  private String attempt = "";
  private String trigger = "";
  private String commit = "";

  public SyncLog(String sync, Log log) {
    this.sync = sync;
    this.log = log;
  }

  @Override
  public void on(SyncEvent event) {
    switch (event) {
      case SyncEvent.Started started -> begun(started);
      case SyncEvent.CommitRead read -> commit = read.commit();
      case SyncEvent.PhaseEnded ended ->
          took.put(word(ended.phase()) + "Millis", ended.took().toMillis());
      case SyncEvent.Applied applied -> applied(applied.action());
      case SyncEvent.Finished finished -> finished(finished.report());
      case SyncEvent.Drifted drifted -> drifted(drifted);
      case SyncEvent.Fought fought -> problem("fight", fought.problem());
      case SyncEvent.Unwatched unwatched -> problem("unwatched", unwatched.problem());
      case SyncEvent.Stopped stopped -> say(Level.INFO, "stopped", "stopped", Map.of());
      case SyncEvent.Looked looked -> looked(looked.report());
      case SyncEvent.Compiled compiled -> {}
      case SyncEvent.Planned planned -> {}
      case SyncEvent.Unchanged unchanged -> {}
      case SyncEvent.Waiting waiting -> {}
    }
  }

  private void begun(SyncEvent.Started started) {
    attempt = started.attempt();
    trigger = word(started.trigger());
    took.clear();
  }

  private void looked(TriggerReport report) {
    report
        .made()
        .forEach(m ->
            say(
                Level.INFO,
                "run",
                "started " + m.name() + " of " + m.configuration() + ": " + m.cause(),
                fields(
                    "run", m.name(), "runConfiguration", m.configuration(), "cause", m.cause())));
    report
        .waits()
        .forEach((id, reasons) ->
            reasons.forEach(
                why -> say(Level.INFO, "waits", id + ": " + why, fields("runConfiguration", id))));
    report.problems().forEach(p -> problem("triggers", p));
  }

  private void drifted(SyncEvent.Drifted drift) {
    String by = drift.by().isEmpty() ? "" : " by " + drift.by();
    say(
        Level.WARN,
        "drift",
        drift.key() + ": " + drift.how() + by,
        fields("object", drift.key().toString(), "by", drift.by()));
  }

  private void applied(Action action) {
    String object = action.key().toString();
    say(
        Level.INFO,
        "applied",
        action.verb() + " " + object,
        fields("verb", action.verb(), "object", object));
  }

  private void finished(SyncReport report) {
    commit = report.commit();
    List<Object> wrong = new ArrayList<>(report.problems());
    wrong.addAll(report.findings());
    report.actions().stream().filter(Action.Hold.class::isInstance).forEach(wrong::add);
    if (wrong.isEmpty()) {
      failures.over();
      ended(report);
      return;
    }
    switch (failures.heard(wrong)) {
      case ALL -> {
        details(report);
        ended(report);
      }
      case STILL -> still(report);
      case NOTHING -> {}
    }
  }

  private void details(SyncReport report) {
    report.findings().forEach(this::finding);
    report.problems().forEach(problem -> problem("problem", problem));
    report.actions().forEach(this::held);
  }

  private void finding(Diagnostic finding) {
    Level level =
        switch (finding.severity()) {
          case ERROR -> Level.ERROR;
          case WARNING -> Level.WARN;
          default -> Level.INFO;
        };
    String place = finding.at().toString();
    say(
        level,
        "finding",
        place + ": " + finding.message() + " [" + finding.code().id() + "]",
        fields("code", finding.code().id(), "place", place));
  }

  private void problem(String event, Problem problem) {
    say(
        Level.ERROR,
        event,
        problem.line(),
        fields("code", problem.code().id(), "place", problem.where()));
  }

  private void held(Action action) {
    if (action instanceof Action.Hold hold) {
      say(
          Level.WARN,
          "held",
          "hold " + hold.key() + ": " + hold.reason(),
          fields("object", hold.key().toString()));
    }
  }

  private void ended(SyncReport report) {
    String message =
        switch (report.result()) {
          case SYNCED -> "synced, " + report.writes() + " changes";
          case PARTLY ->
              "synced in part, " + report.writes() + " changes; the rest is held" + " back";
          case HELD -> "held: nothing was written, all that was applied before stays";
          case FAILED -> "failed: what was applied before stays";
        };
    say(level(report), "finished", message, counts(report));
  }

  private void still(SyncReport report) {
    String result = word(report.result());
    Map<String, Object> counts = counts(report);
    counts.put("times", failures.times());
    say(
        level(report),
        "unchanged",
        "still " + result + " for the same reasons, " + failures.times() + " times now",
        counts);
  }

  private static Level level(SyncReport report) {
    return switch (report.result()) {
      case SYNCED -> Level.INFO;
      case PARTLY, HELD -> Level.WARN;
      case FAILED -> Level.ERROR;
    };
  }

  private Map<String, Object> counts(SyncReport report) {
    Map<String, Object> fields =
        fields("result", word(report.result()), "trigger", trigger, "writes", report.writes());
    fields.put("problems", report.problems().size());
    fields.put("findings", report.findings().size());
    fields.putAll(took);
    return fields;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> fields(Object... keysAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return fields;
  }

  private void say(Level level, String event, String message, Map<String, Object> more) {
    Map<String, Object> fields = fields("sync", sync, "attempt", attempt);
    if (!commit.isEmpty()) {
      fields.put("commit", commit);
    }
    fields.putAll(more);
    log.write(new LogLine(level, event, message, fields));
  }
}
