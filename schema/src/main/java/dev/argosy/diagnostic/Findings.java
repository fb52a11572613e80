package dev.argosy.diagnostic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects findings inside a pass; used by one thread, read once at the end. Of one file so many
 * are kept that nobody misses one, and so few that no file fills the memory with what is wrong in
 * it.
 */
public final class Findings {
  private static final int MOST_OF_A_FILE = 1_000;

  /** What makes two findings the same; places are told apart here, unlike by {@link At#equals}. */
  private record Same(String file, Span span, Code code, String message) {
    static Same of(Diagnostic d) {
      return new Same(d.at().file().path(), d.at().span(), d.code(), d.message());
    }
  }

  private final Map<Same, Diagnostic> all = new LinkedHashMap<>();
  private final Map<String, Integer> ofFile = new HashMap<>();
  private boolean errors;

  public void add(Diagnostic finding) {
    errors |= finding.isError();
    Same same = Same.of(finding);
    if (all.containsKey(same)) {
      return;
    }
    if (ofFile.merge(same.file(), 1, Integer::sum) <= MOST_OF_A_FILE) {
      all.put(same, finding);
    } else {
      Diagnostic more = andMore(finding);
      all.merge(Same.of(more), more, (one, other) -> one.isError() ? one : other);
    }
  }

  /** Stands for what is not kept, and is as bad. */
  private static Diagnostic andMore(Diagnostic finding) {
    return Diagnostic.of(
            Code.TOO_LARGE,
            new At(finding.at().file(), Span.START),
            "more is wrong in this file than the " + MOST_OF_A_FILE + " findings that are told",
            "mend these, or what they have in common, and check again")
        .withSeverity(finding.severity());
  }

  public void add(Code code, At at, String message) {
    add(Diagnostic.of(code, at, message));
  }

  public void add(Code code, At at, String message, String hint) {
    add(Diagnostic.of(code, at, message, hint));
  }

  public void add(Code code, At at, String message, String hint, Optional<Fix> fix) {
    add(Diagnostic.of(code, at, message, hint).withFix(fix));
  }

  public void addAll(Iterable<Diagnostic> findings) {
    findings.forEach(this::add);
  }

  /** What is looked at here rests on something of which an error was reported elsewhere. */
  public void restOnErrors() {
    errors = true;
  }

  public boolean hasErrors() {
    return errors;
  }

  /** All findings, sorted, each once. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> list = new ArrayList<>(all.values());
    list.sort(null);
    return List.copyOf(list);
  }
}
