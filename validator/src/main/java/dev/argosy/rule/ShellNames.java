package dev.argosy.rule;

import dev.argosy.code.Language;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.shell.Shell;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A variable that neither the script nor the step sets, but for one letter or two. Any other may be
 * of the image, so nothing is said of it.
 */
final class ShellNames implements Rule {
  /**
   * Whatever may give a variable its value, with names it does not give: too many do no harm. Each
   * word is read once, however long it is.
   */
  private static final Pattern SET =
      Pattern.compile(
          "(?<!\\w)[A-Za-z_]\\w*+(?=\\+?=|\\[)|(?<=[\\s;(])[A-Za-z_]\\w*+(?=[\\s;)]|$)");

  /** Commands that set names which are not in the text. */
  private static final Pattern HIDDEN =
      Pattern.compile("(?m)(^|[;&|({\\s])(\\.|source|eval|set -a|envsubst)\\s");

  /** Shorter names are near to too many others. */
  private static final int SHORTEST = 4;

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s -> s.action() instanceof Action.Script script ? check(s, script) : Stream.of());
  }

  private static Stream<Diagnostic> check(LinkedStep step, Action.Script script) {
    Language language = Language.of(script.command());
    String text = script.script().content();
    if (language != Language.SH && language != Language.BASH || HIDDEN.matcher(text).find()) {
      return Stream.of();
    }
    Shell.Dialect dialect = language == Language.BASH ? Shell.Dialect.BASH : Shell.Dialect.SH;
    Set<String> known = new TreeSet<>(step.options().env().map().keySet());
    SET.matcher(text).results().forEach(m -> known.add(m.group()));
    return Shell.read(text, dialect).variables().stream()
        .filter(v -> v.name().length() >= SHORTEST && !known.contains(v.name()))
        .flatMap(v ->
            Nearest.to(v.name(), set(step, text)).map(near -> finding(script, v, near)).stream());
  }

  /** The names that have a value for certain. */
  private static Set<String> set(LinkedStep step, String text) {
    Set<String> names = new TreeSet<>(step.options().env().map().keySet());
    Pattern.compile("(?m)(?<=^|[\\s;])[A-Za-z_]\\w*+(?==)")
        .matcher(text)
        .results()
        .forEach(m -> names.add(m.group()));
    return names;
  }

  private static Diagnostic finding(Action.Script script, Shell.Expansion read, String near) {
    var at = script.script().places().at(read.from(), read.to());
    String written = at.text();
    return script
        .script()
        .places()
        .related(
            Diagnostic.of(
                    Code.SHELL_NAME,
                    at,
                    "nothing sets the variable '" + read.name() + "', so it is empty",
                    "did you mean '" + near + "'?")
                .withFix(
                    written.contains(read.name())
                        ? Optional.of(
                            Fix.guess(
                                "write '" + near + "'", at, written.replace(read.name(), near)))
                        : Optional.empty()));
  }
}
