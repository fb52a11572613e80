package dev.argosy.yaml;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.List;
import java.util.Optional;

/**
 * Why a document is not YAML.
 *
 * @param finding for the author
 * @param mend what to read in its place, to find what else is wrong; the finding's own fix, or one
 *     that only takes away what is in the way
 * @param skip the lines, from 0, without which the rest can be read, where the mend does not help;
 *     empty when they are not known
 */
record SyntaxMistake(Diagnostic finding, Optional<Fix> mend, List<Integer> skip) {
  SyntaxMistake(Diagnostic finding, List<Integer> skip) {
    this(finding, finding.fix(), skip);
  }

  static SyntaxMistake of(Diagnostic finding) {
    return new SyntaxMistake(finding, List.of());
  }

  /** The same, read on as if the author had done so. */
  SyntaxMistake readAs(Fix other) {
    return new SyntaxMistake(finding, Optional.of(other), skip);
  }
}
