package dev.argosy.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One finding.
 *
 * @param code the stable id; its severity is the default one
 * @param severity how bad it is here (a project may change a rule's severity)
 * @param at the exact place
 * @param message what is wrong and what was expected, one sentence without a full stop
 * @param hint the next step, for example the nearest known name; what the fix does where no other
 *     is given; empty when there is none
 * @param related other places that belong to the finding, for example the first of two duplicates
 * @param fix how it can be mended by editing the file, where that is known
 */
public record Diagnostic(
    Code code,
    Severity severity,
    At at,
    String message,
    String hint,
    List<Related> related,
    Optional<Fix> fix)
    implements Comparable<Diagnostic> {

  public Diagnostic {
    hint = hint.isEmpty() ? fix.map(Fix::title).orElse("") : hint;
  }

  /** Another place that belongs to a finding. */
  public record Related(At at, String message) {}

  public static Diagnostic of(Code code, At at, String message) {
    return of(code, at, message, "");
  }

  public static Diagnostic of(Code code, At at, String message, String hint) {
    return new Diagnostic(code, code.severity(), at, message, hint, List.of(), Optional.empty());
  }

  /** The same with one more place that belongs to it. */
  public Diagnostic withRelated(At place, String what) {
    List<Related> more = new ArrayList<>(related);
    more.add(new Related(place, what));
    return new Diagnostic(code, severity, at, message, hint, List.copyOf(more), fix);
  }

  /**
   * The same with the place where what it is about was declared; without it when that is in the
   * very line the finding is in.
   */
  public Diagnostic withDeclaration(At place, String what) {
    boolean inLine =
        place.file().path().equals(at.file().path()) && place.span().line() == at.span().line();
    return inLine ? this : withRelated(place, what);
  }

  /** The same with another next step. */
  public Diagnostic withHint(String step) {
    return new Diagnostic(code, severity, at, message, step, related, fix);
  }

  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(code, other, at, message, hint, related, fix);
  }

  public Diagnostic withFix(Fix how) {
    return withFix(Optional.of(how));
  }

  public Diagnostic withFix(Optional<Fix> how) {
    return new Diagnostic(code, severity, at, message, hint, related, how);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** By file, line, column, code, message: the order in which findings are shown. */
  @Override
  public int compareTo(Diagnostic other) {
    // Written out: what Comparator.comparing makes is in no archive of classes (ADR 12).
    int order = at.file().path().compareTo(other.at.file().path());
    order = order != 0 ? order : at.span().compareTo(other.at.span());
    order = order != 0 ? order : code.compareTo(other.code);
    return order != 0 ? order : message.compareTo(other.message);
  }
}
