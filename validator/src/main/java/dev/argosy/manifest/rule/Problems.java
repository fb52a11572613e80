package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.TextProblem;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;

/** Mistakes in texts as findings at their places. */
final class Problems {
  private Problems() {}

  /**
   * @param offset of the text in the scalar
   * @param certain whether Argo fails when it cannot compute the text; else the text stays as it is
   */
  static void report(
      List<TextProblem> problems,
      ScalarNode scalar,
      int offset,
      boolean certain,
      Findings findings) {
    for (TextProblem problem : problems) {
      boolean error = certain && problem.severity() == Severity.ERROR;
      int from = Math.min(offset + problem.from(), scalar.text().length());
      int to = Math.max(from, Math.min(offset + problem.to(), scalar.text().length()));
      findings.add(
          Diagnostic.of(
              error ? Code.ARGO_EXPRESSION : Code.ARGO_EXPRESSION_RISK,
              scalar.at(from, to),
              problem.message(),
              problem.hint()));
    }
  }
}
