package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.Action;
import dev.argosy.link.Contract;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.LinkedText;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Paths below the folder of outputs at which nothing is collected. Code in a file of its own may
 * serve several steps: there only what is nearly the name of an output is told.
 */
final class OutputPaths implements Rule {
  private static final Pattern PATH =
      Pattern.compile(
          "(?:/|(?<![\\w/.}$-]))argosy/(outputs?)/([A-Za-z_][\\w-]*)(?![\\w$*?{\\[<%-])");

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s ->
            switch (s.action()) {
              case Action.Container c ->
                  Stream.concat(c.command().stream(), c.args().stream()).flatMap(t -> check(s, t));
              case Action.Script c ->
                  Stream.concat(check(s, c.script()), c.args().stream().flatMap(t -> check(s, t)));
              case Action.Python c -> check(s, c.module());
              default -> Stream.of();
            });
  }

  private static Stream<Diagnostic> check(LinkedStep step, LinkedText text) {
    return text.isConstant()
        ? check(step, text.literals(), false, (from, to) -> text.at())
        : Stream.of();
  }

  private static Stream<Diagnostic> check(LinkedStep step, Action.CodeFile code) {
    boolean shared = !code.places().at(0, 0).file().path().matches(".*\\.ya?ml");
    return check(step, code.content(), shared, (from, to) -> code.places().at(from, to))
        .map(code.places()::related);
  }

  private static Stream<Diagnostic> check(
      LinkedStep step, String text, boolean shared, BiFunction<Integer, Integer, At> places) {
    List<String> names = step.outputs().values().stream().map(LinkedOutput::name).toList();
    return PATH.matcher(text)
        .results()
        .filter(m -> !isCollected(step, m))
        .filter(m -> !shared || Nearest.to(m.group(2), names).isPresent())
        .map(m -> finding(m, names, places.apply(m.start(), m.end())));
  }

  private static boolean isCollected(LinkedStep step, MatchResult m) {
    String path = Contract.OUTPUTS + m.group(2);
    return m.group().startsWith("/")
        && m.group(1).equals("outputs")
        && step.outputs().values().stream()
            .anyMatch(o ->
                o.name().equals(m.group(2))
                    || o.path().filter(p -> p.startsWith(path)).isPresent());
  }

  private static Diagnostic finding(MatchResult m, List<String> names, At at) {
    if (!m.group().startsWith("/")) {
      return Diagnostic.of(
          Code.OUTPUT_PATH,
          at,
          "this path is relative: nothing is collected below the folder the program runs in",
          "write /" + m.group());
    }
    Optional<String> near =
        names.contains(m.group(2)) ? Optional.of(m.group(2)) : Nearest.to(m.group(2), names);
    return Diagnostic.of(
        Code.OUTPUT_PATH,
        at,
        "no output of this step is collected at " + m.group(),
        near.map(n -> "did you mean " + Contract.OUTPUTS + n + "?")
            .orElseGet(() ->
                names.isEmpty()
                    ? "declare it: outputs: {" + m.group(2) + ": string}"
                    : "its outputs are " + String.join(", ", names)));
  }
}
