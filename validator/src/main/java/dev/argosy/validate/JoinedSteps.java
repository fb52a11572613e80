package dev.argosy.validate;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.schema.LanguageSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two steps that became one, since the line with the name of the second is missing: what is twice
 * in it, and that nobody knows the second, is so only because of that.
 */
final class JoinedSteps {
  /** How a kind of step that is written twice is told. */
  private static final Set<String> KINDS =
      LanguageSchema.load().definition("Step").exactlyOneOf().stream()
          .map(kind -> "the key '" + kind + "' is written twice")
          .collect(Collectors.toSet());

  private final List<Diagnostic> findings;
  private final Set<String> files = new HashSet<>();
  private final Areas joined;

  /**
   * @param findings all that was found
   */
  JoinedSteps(List<Diagnostic> findings) {
    this.findings = findings;
    List<Diagnostic> causes = findings.stream().filter(JoinedSteps::isCause).toList();
    causes.forEach(d -> files.add(file(d)));
    this.joined = Areas.of(causes, List.of());
  }

  /** What was found, without what is said of the steps that were joined. */
  List<Diagnostic> withoutConsequences() {
    return files.isEmpty() ? findings : findings.stream().filter(d -> !isConsequence(d)).toList();
  }

  private boolean isConsequence(Diagnostic d) {
    return files.contains(file(d))
        && switch (d.code()) {
          case DUPLICATE_KEY -> joined.touch(d) && !isCause(d) || isSecond(d);
          case DEPENDENCY_CYCLE -> joined.touch(d);
          case UNKNOWN_NAME ->
              d.message().startsWith("unknown step '")
                  && !(d.message() + d.hint()).contains("did you mean");
          default -> false;
        };
  }

  /** Whether two kinds of step are told to stand together in the same step. */
  private boolean isSecond(Diagnostic duplicate) {
    List<Diagnostic> kinds =
        findings.stream().filter(d -> d.code() == Code.EXACTLY_ONE && isCause(d)).toList();
    return Areas.of(kinds, List.of()).touch(duplicate);
  }

  private static boolean isCause(Diagnostic d) {
    return d.code() == Code.EXACTLY_ONE && d.message().contains(" stands beside ")
        || d.code() == Code.DUPLICATE_KEY && KINDS.stream().anyMatch(d.message()::startsWith);
  }

  private static String file(Diagnostic d) {
    return d.at().file().path();
  }
}
