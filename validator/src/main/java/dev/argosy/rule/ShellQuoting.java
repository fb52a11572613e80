package dev.argosy.rule;

import dev.argosy.code.Language;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.shell.Shell;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value that is not known before the run stands in quotes where a script uses it. */
final class ShellQuoting implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s -> s.action() instanceof Action.Script script ? check(s, script) : Stream.of());
  }

  private static Stream<Diagnostic> check(LinkedStep step, Action.Script script) {
    Set<String> open = open(step);
    Language language = Language.of(script.command());
    if (open.isEmpty() || language != Language.SH && language != Language.BASH) {
      return Stream.of();
    }
    Shell.Dialect dialect = language == Language.BASH ? Shell.Dialect.BASH : Shell.Dialect.SH;
    return Shell.read(script.script().content(), dialect).bare().stream()
        .filter(e -> open.contains(e.name()))
        .map(e ->
            script
                .script()
                .places()
                .related(
                    Diagnostic.of(
                        Code.SHELL_UNQUOTED,
                        script.script().places().at(e.from(), e.to()),
                        "the value of '" + e.name() + "' is taken apart at its blanks here",
                        "write \"$" + e.name() + "\"")));
  }

  /** Variables whose text may hold anything. */
  private static Set<String> open(LinkedStep step) {
    return step.options().env().map().entrySet().stream()
        .filter(e ->
            e.getValue() instanceof LinkedEnv.Of of
                && of.text().expressions().anyMatch(x -> x.type() instanceof Type.StringType))
        .map(java.util.Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
