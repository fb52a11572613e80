package dev.argosy.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects findings inside a pass; used by one thread, read once at the end. */
public final class Findings {
  /** What makes two findings the same; places are told apart here, unlike by {@link At#equals}. */
  private record Same(String file, Span span, Code code, String message) {
    static Same of(Diagnostic d) {
      return new Same(d.at().file().path(), d.at().span(), d.code(), d.message());
    }
  }

  private final Map<Same, Diagnostic> all = new LinkedHashMap<>();
  private boolean errors;

  public void add(Diagnostic finding) {
    all.putIfAbsent(Same.of(finding), finding);
    errors |= finding.isError();
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
