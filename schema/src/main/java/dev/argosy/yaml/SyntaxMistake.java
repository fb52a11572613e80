package dev.argosy.yaml;

import dev.argosy.diagnostic.Diagnostic;
import java.util.List;

/**
 * Why a document is not YAML.
 *
 * @param finding for the author
 * @param skip the lines, from 0, without which the rest can be read; empty when it cannot
 */
record SyntaxMistake(Diagnostic finding, List<Integer> skip) {
  static SyntaxMistake fatal(Diagnostic finding) {
    return new SyntaxMistake(finding, List.of());
  }
}
