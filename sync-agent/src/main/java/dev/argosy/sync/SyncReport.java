package dev.argosy.sync;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Problem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a sync did. Holds no secrets: it was made by the one place that takes them out.
 *
 * @param result how it ended
 * @param tip what the source's poll said, empty when the source could not be read
 * @param commit full id, empty when the source could not be read
 * @param actions what was done with each object, in order; of a sync that failed while it was
 *     applying, only what took effect
 * @param findings about the author's files
 * @param problems about everything else
 */
public record SyncReport(
    Result result,
    String tip,
    String commit,
    List<Action> actions,
    List<Diagnostic> findings,
    List<Problem> problems) {

  /** How a sync ended. */
  public enum Result {
    /** The target is as the commit wants it. */
    SYNCED,
    /**
     * What is good of the commit is applied; the rest stays as it was, and nothing was removed.
     * Only a new commit or a person can change that.
     */
    PARTLY,
    /** Nothing was written, and only a new commit or a person can change that. */
    HELD,
    /** It stopped on the way; trying again may help. */
    FAILED
  }

  public SyncReport {
    actions = List.copyOf(actions);
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /** Of a sync that did not come far enough to read a commit. */
  static SyncReport failed(List<Problem> problems) {
    return new SyncReport(Result.FAILED, "", "", List.of(), List.of(), problems);
  }

  /** How many actions changed the target. */
  public long writes() {
    return actions.stream().filter(Action::writes).count();
  }

  /** The longest pause that anybody asked for. */
  public Optional<Duration> retryAfter() {
    return problems.stream().flatMap(p -> p.retryAfter().stream()).max(Comparator.naturalOrder());
  }
}
