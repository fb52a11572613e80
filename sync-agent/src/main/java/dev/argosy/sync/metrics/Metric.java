package dev.argosy.sync.metrics;

import java.util.List;

/**
 * Every metric of the agent's own: the one home of names, labels and meanings; {@code
 * docs/metrics.md} is made from it. Names and labels are kept from version to version.
 */
public enum Metric {
  BUILD_INFO(
      "argosy.build",
      Kind.GAUGE,
      "1; which version and commit of Argosy this is",
      "version",
      "commit"),
  LEADER("argosy.leader", Kind.GAUGE, "1 while this process may write, else 0"),
  SYNCS("argosy.sync", Kind.COUNTER, "looks at a repository, by how they ended", "sync", "result"),
  DURATION(
      "argosy.sync.duration",
      Kind.TIMER,
      "what the parts of a look took: fetch, compile, plan, apply",
      "sync",
      "phase"),
  LAST_ATTEMPT(
      "argosy.last.attempt.timestamp", Kind.TIMESTAMP, "when a look last ended, Unix time", "sync"),
  LAST_APPLIED(
      "argosy.last.applied.timestamp",
      Kind.TIMESTAMP,
      "when the target was last known to be as Git wants it, Unix time",
      "sync"),
  FAILURES("argosy.failures", Kind.GAUGE, "failed looks in a row, 0 when all is well", "sync"),
  OBJECTS("argosy.objects", Kind.GAUGE, "objects that the sync owns", "sync", "kind"),
  HELD("argosy.held.objects", Kind.GAUGE, "objects that are kept as they are for a reason", "sync"),
  FINDINGS(
      "argosy.findings", Kind.GAUGE, "findings in the files of the last commit", "sync", "level"),
  PROBLEMS(
      "argosy.problems",
      Kind.GAUGE,
      "problems of the last look, by their code in diagnostics.md",
      "sync",
      "code"),
  WRITES("argosy.writes", Kind.COUNTER, "objects created, updated and deleted", "sync", "verb"),
  DRIFT("argosy.drift", Kind.COUNTER, "objects that somebody else had changed", "sync"),
  FIGHTS("argosy.fights", Kind.COUNTER, "times that an object was left to another writer", "sync"),
  RUNS("argosy.runs.started", Kind.COUNTER, "runs started by a change or by other runs", "sync"),
  WAITING(
      "argosy.triggers.waiting",
      Kind.GAUGE,
      "run configurations that start no runs for a reason",
      "sync"),
  API(
      "argosy.api.requests",
      Kind.COUNTER,
      "requests that API servers answered: get, list, watch, rehearse (a dry run), patch, create,"
          + " delete; by the answer's code",
      "verb",
      "code"),
  WEBHOOK("argosy.webhook.requests", Kind.COUNTER, "requests to the webhook's receiver", "result");

  /** What Prometheus takes it for. */
  enum Kind {
    COUNTER,
    GAUGE,
    /** A gauge in seconds. */
    TIMESTAMP,
    /** A summary in seconds, and its largest value of late. */
    TIMER
  }

  private final String meter;
  private final Kind kind;
  private final String help;
  private final String labels;

  Metric(String meter, Kind kind, String help, String... labels) {
    this.meter = meter;
    this.kind = kind;
    this.help = help;
    this.labels = String.join(", ", labels);
  }

  /** As Micrometer calls it. */
  String meter() {
    return meter;
  }

  Kind kind() {
    return kind;
  }

  public String help() {
    return help;
  }

  /** Their names, separated by commas. */
  public String labels() {
    return labels;
  }

  /** The families that Prometheus sees. */
  public List<String> families() {
    String base = meter.replace('.', '_');
    return switch (kind) {
      case GAUGE -> List.of(base);
      case COUNTER -> List.of(base + "_total");
      case TIMESTAMP -> List.of(base + "_seconds");
      case TIMER -> List.of(base + "_seconds", base + "_seconds_max");
    };
  }

  /** What Prometheus takes it for. */
  public String type() {
    return switch (kind) {
      case COUNTER -> "counter";
      case GAUGE, TIMESTAMP -> "gauge";
      case TIMER -> "summary";
    };
  }
}
