package dev.argosy.diagnostic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects findings inside a pass; used by one thread, read once at the end. */
public final class Findings {
  private final List<Diagnostic> all = new ArrayList<>();
  private final Set<Identity> seen = new HashSet<>();
  private boolean errors;

  /** Places are compared here, which {@link At} itself does not do. */
  private record Identity(Code code, String file, Span span, String message) {}

  public void add(Diagnostic finding) {
    At at = finding.at();
    if (seen.add(
        new Identity(finding.code(), at.file().path(), at.span(), finding.message()))) {
      all.add(finding);
      errors |= finding.isError();
    }
  }

  public void add(Code code, At at, String message) {
    add(Diagnostic.of(code, at, message));
  }

  public void add(Code code, At at, String message, String hint) {
    add(Diagnostic.of(code, at, message, hint));
  }

  public void addAll(Iterable<Diagnostic> findings) {
    findings.forEach(this::add);
  }

  public boolean hasErrors() {
    return errors;
  }

  /** All findings, sorted, each once. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> list = new ArrayList<>(all);
    list.sort(null);
    return List.copyOf(list);
  }
}
