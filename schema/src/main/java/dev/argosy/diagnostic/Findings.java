package dev.argosy.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings inside a pass; used by one thread, read once at the end. */
public final class Findings {
  private final Map<Key, Diagnostic> all = new LinkedHashMap<>();
  private boolean errors;

  /** Places are all equal to each other ({@link At}), so one message at two places needs more. */
  private record Key(Diagnostic finding, String file, Span span) {
    static Key of(Diagnostic finding) {
      return new Key(finding, finding.at().file().path(), finding.at().span());
    }
  }

  public void add(Diagnostic finding) {
    all.putIfAbsent(Key.of(finding), finding);
    errors |= finding.isError();
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
    List<Diagnostic> list = new ArrayList<>(all.values());
    list.sort(null);
    return List.copyOf(list);
  }
}
