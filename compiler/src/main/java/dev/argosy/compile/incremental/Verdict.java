package dev.argosy.compile.incremental;

import dev.argosy.diagnostic.Diagnostic;
import java.util.List;

/**
 * What is wrong with a part of a project.
 *
 * @param linked found while its names were resolved
 * @param checked found by rules
 */
record Verdict(List<Diagnostic> linked, List<Diagnostic> checked) {
  boolean isClean() {
    return linked.stream().noneMatch(Diagnostic::isError)
        && checked.stream().noneMatch(Diagnostic::isError);
  }
}
