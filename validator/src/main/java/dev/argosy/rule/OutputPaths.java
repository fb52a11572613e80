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
  /** What it begins with is looked back at: a text is passed over faster by fixed characters. */
  private static final Pattern PATH =
      Pattern.compile(
          "argosy/(?<![\\w.}$-]argosy/)(outputs?)/([A-Za-z_][\\w-]*)(?![\\w$*?{\\[<%-])");

  /**
   * One of them in a text.
   *
   * @param written with the slash before it, if there is one
   */
  private record Found(String written, String folder, String name, int from, int to) {
    static Found of(MatchResult m, String text) {
      int from = m.start() > 0 && text.charAt(m.start() - 1) == '/' ? m.start() - 1 : m.start();
      return new Found(text.substring(from, m.end()), m.group(1), m.group(2), from, m.end());
    }

    boolean isRelative() {
      return !written.startsWith("/");
    }
  }

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
        .map(m -> Found.of(m, text))
        .filter(f -> !isCollected(step, f))
        .filter(f -> !shared || Nearest.to(f.name(), names).isPresent())
        .map(f -> finding(f, names, places.apply(f.from(), f.to())));
  }

  private static boolean isCollected(LinkedStep step, Found found) {
    String path = Contract.OUTPUTS + found.name();
    return !found.isRelative()
        && found.folder().equals("outputs")
        && step.outputs().values().stream()
            .anyMatch(o ->
                o.name().equals(found.name())
                    || o.path().filter(p -> (p + "/").startsWith(path + "/")).isPresent());
  }

  private static Diagnostic finding(Found found, List<String> names, At at) {
    if (found.isRelative()) {
      return Diagnostic.of(
          Code.OUTPUT_PATH,
          at,
          "this path is relative: nothing is collected below the folder the program runs in",
          "write /" + found.written());
    }
    Optional<String> near =
        names.contains(found.name()) ? Optional.of(found.name()) : Nearest.to(found.name(), names);
    return Diagnostic.of(
        Code.OUTPUT_PATH,
        at,
        "no output of this step is collected at " + found.written(),
        near.map(n -> "did you mean " + Contract.OUTPUTS + n + "?")
            .orElseGet(() ->
                names.isEmpty()
                    ? "declare it: outputs: {" + found.name() + ": string}"
                    : "its outputs are " + String.join(", ", names)));
  }
}
