package dev.argosy.manifest;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Of what types and rules both find each mistake once. */
final class Told {
  /** What the rules say better where they say anything of a value. */
  private static final Set<Code> OF_VALUES = Set.of(Code.INVALID_VALUE, Code.DUPLICATE_NAME);

  /** What is missing where something else is written, or is of another type. */
  private static final Set<Code> OF_ABSENCE =
      Set.of(
          Code.IMAGE_MISSING,
          Code.MISSING_KEY,
          Code.ARGO_ENTRYPOINT,
          Code.ARGO_TEMPLATE_TYPE,
          Code.ARGO_TEMPLATE_REFERENCE);

  private Told() {}

  /**
   * @param wrong where mappings stand that hold what is unknown or of the wrong type
   */
  static List<Diagnostic> once(
      List<Diagnostic> structure, List<Diagnostic> rules, Set<Span> wrong) {
    Set<Span> byRules = errors(rules.stream());
    Set<Span> times = errors(rules.stream().filter(d -> d.code() == Code.ARGO_DURATION));
    List<Diagnostic> types =
        structure.stream()
            .filter(d -> !OF_VALUES.contains(d.code()) || !byRules.contains(d.at().span()))
            // A number where a time is wanted lacks its unit, not its quotes.
            .filter(d -> d.code() != Code.WRONG_TYPE || !times.contains(d.at().span()))
            .toList();
    Set<Span> mistyped = errors(types.stream().filter(d -> d.code() == Code.WRONG_TYPE));
    Findings told = new Findings();
    rules.stream()
        .filter(d -> !mistyped.contains(d.at().span()))
        .filter(d -> !OF_ABSENCE.contains(d.code()) || !wrong.contains(d.at().span()))
        .forEach(told::add);
    types.forEach(told::add); // of two the same, the rules' is the worse
    return told.sorted();
  }

  private static Set<Span> errors(Stream<Diagnostic> findings) {
    return findings.filter(Diagnostic::isError).map(d -> d.at().span()).collect(Collectors.toSet());
  }
}
