package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.TextForm;
import dev.argosy.model.Named;
import dev.argosy.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The parameters of one run, held against what the pipeline declares: Argo checks none of it. */
public final class RunParams {
  private RunParams() {}

  /**
   * @param given literals by name
   * @param at where a parameter that is missing is reported
   * @param findings gets all mistakes: unknown and missing names, wrong types, broken constraints,
   *     and texts that Argo would replace
   * @return the values that are right, in the order in which they were given
   */
  public static Map<String, Argument.Constant> link(
      Named<Value> given, LinkedPipeline pipeline, At at, Findings findings) {
    Map<String, Argument.Constant> constants = new LinkedHashMap<>();
    Declarations.ofRun(given, pipeline, at, Names.none(), findings)
        .forEach((name, argument) -> {
          if (!(argument instanceof Argument.Constant constant)) {
            findings.add(
                Code.INVALID_VALUE, argument.at(), "a parameter of a run must be a literal");
          } else if (checkBraces(name, constant, findings)) {
            constants.put(name, constant);
          }
        });
    return constants;
  }

  /** Argo replaces tags in the values of a run's parameters, and fails on what it cannot read. */
  static boolean checkBraces(String name, Argument argument, Findings findings) {
    boolean found = literals(argument).anyMatch(text -> text.contains("{{"));
    if (found) {
      findings.add(
          Code.INVALID_VALUE,
          argument.at(),
          "the parameter '" + name + "' holds '{{', which Argo would replace in it",
          "put a blank between the braces, or hand the text on as a file");
    }
    return !found;
  }

  private static Stream<String> literals(Argument argument) {
    return switch (argument) {
      case Argument.Constant c -> Stream.of(TextForm.of(c.value()));
      case Argument.Single s -> Stream.of();
      case Argument.Joined j -> Stream.of(j.text().literals());
      case Argument.ListOf l -> l.items().stream().flatMap(RunParams::literals);
      case Argument.MapOf m -> m.entries().values().stream().flatMap(RunParams::literals);
    };
  }
}
