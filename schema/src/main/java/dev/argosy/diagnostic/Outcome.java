package dev.argosy.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * What an arrow of the pipeline gives: a value unless there were errors, and all findings either
 * way.
 *
 * @param value present when {@code findings} holds no error
 * @param findings sorted, each once
 */
public record Outcome<T>(Optional<T> value, List<Diagnostic> findings) {
  public static <T> Outcome<T> of(T value, Findings findings) {
    return new Outcome<>(
        findings.hasErrors() ? Optional.empty() : Optional.of(value), findings.sorted());
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Diagnostic::isError);
  }
}
