package dev.argosy.cli.render;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * A diagnostic as it is shown: a diagnostic knows its file within the project, people know it from
 * the folder they are in.
 *
 * @param diagnostic what is wrong
 * @param naming from a path within the project to the name that is shown
 */
public record Finding(Diagnostic diagnostic, UnaryOperator<String> naming)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding f) -> f.file()).thenComparing(Finding::diagnostic);

  /** The file as it is shown. */
  public String file() {
    return file(diagnostic.at());
  }

  String file(At at) {
    return naming.apply(at.file().path());
  }

  /** The message and what to do next, for formats that have one text. */
  String sentence() {
    return diagnostic.message() + (diagnostic.hint().isEmpty() ? "" : "; " + diagnostic.hint());
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
