package dev.argosy.manifest.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** A regular expression that is written out: it must be one of Go's. */
record ExprPattern(ExprNode.Text pattern) {
  Optional<TextProblem> problem() {
    return mistake(pattern.value())
        .map(mistake ->
            TextProblem.error(
                TextProblem.Kind.SYNTAX,
                pattern.from(),
                pattern.to(),
                "this is no regular expression: " + mistake,
                "write one in the syntax of RE2, which Go has"));
  }

  /** What is wrong with a pattern. */
  static Optional<String> mistake(String pattern) {
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    }
  }
}
