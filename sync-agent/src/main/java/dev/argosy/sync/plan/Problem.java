package dev.argosy.sync.plan;

import dev.argosy.diagnostic.Code;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a sync could not do all of its work: something outside the author's files, such as a server,
 * a folder or an object. Mistakes inside files are {@code Diagnostic}s.
 *
 * @param code the stable id
 * @param where the repository, object or file it is about, without credentials
 * @param message what is wrong and what was expected, one sentence without a full stop
 * @param hint the next step, empty when there is none
 * @param retryAfter how long the other side asked to be left alone
 */
public record Problem(
    Code code, String where, String message, String hint, Optional<Duration> retryAfter) {

  public static Problem of(Code code, String where, String message, String hint) {
    return new Problem(code, where, message, hint, Optional.empty());
  }

  /** The same problem, with the time the other side asked for. */
  public Problem after(Optional<Duration> pause) {
    return new Problem(code, where, message, hint, pause);
  }

  /** One line: {@code where: message [code]; hint}. */
  public String line() {
    return where + ": " + message + " [" + code.id() + "]" + (hint.isEmpty() ? "" : "; " + hint);
  }
}
