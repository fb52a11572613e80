package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Options.LinkedEnv;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arguments that only a shell would replace, where the program gets them as they are. */
final class ShellWords implements Rule {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "((?:(?<![-\\w])[-\\w]++=)?)\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)}|\\(([A-Za-z_]\\w*)\\))");

  /** How variables of an environment are called; not those that texts name most. */
  private static final Pattern SHOUTED =
      Pattern.compile("(?!(?:HOME|PATH|USER|PWD|SHELL|LANG)$)[A-Z][A-Z0-9_]{2,}");

  private static final Pattern COMMAND_LINE = Pattern.compile("[\\w./-]++( ++[\\w./=:-]++)++");

  /** What joins commands, sends their output somewhere, or is replaced by it. */
  private static final Pattern OPERATOR =
      Pattern.compile("&&|\\|\\|?( \\S.*)?|;|[12]?>>?( \\S.*)?|2>&1|\\$\\([a-z].* .*\\)");

  private static final Pattern OPTION = Pattern.compile("--[a-z][\\w-]* +");

  private static final Pattern TWO_WORDS = Pattern.compile("--[a-z][\\w-]* +[^\\s-]\\S*");

  private static final Pattern IN_ENV =
      Pattern.compile("\\$[({]?(?:PATH|PYTHONPATH|LD_LIBRARY_PATH|CLASSPATH)[)}]?(?=:|$)");

  /** A program that may replace it. */
  private static final Pattern SHELL =
      Pattern.compile("(.*/)?(\\w*sh|su|env|envsubst|entrypoint.*)");

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline).flatMap(s -> Stream.concat(words(s), env(s)));
  }

  /** A list of folders that was meant to be added to. */
  private static Stream<Diagnostic> env(LinkedStep step) {
    Map<String, LinkedEnv> env = step.options().env().map();
    return env.values().stream()
        .flatMap(e -> e instanceof LinkedEnv.Of of ? Stream.of(of.text()) : Stream.of())
        .filter(LinkedText::isConstant)
        .flatMap(text ->
            IN_ENV
                .matcher(text.literals())
                .results()
                .limit(1)
                .map(m ->
                    Diagnostic.of(
                        Code.NO_SHELL,
                        text.at(),
                        m.group() + " is not replaced in env: the program gets it as it is",
                        "write the value itself, or set it in a script")));
  }

  private static Stream<Diagnostic> words(LinkedStep s) {
    return switch (s.action()) {
      case Action.Container c -> check(s, c.command(), c.args());
      case Action.Script c -> check(s, List.of(), c.args());
      default -> Stream.of();
    };
  }

  private static Stream<Diagnostic> check(
      LinkedStep step, List<LinkedText> command, List<LinkedText> args) {
    boolean shell =
        Stream.concat(command.stream(), args.stream())
            .anyMatch(w -> SHELL.matcher(w.literals()).matches());
    return shell
        ? Stream.of()
        : Stream.concat(
            program(command).stream(),
            Stream.of(command.stream().skip(1), args.stream())
                .flatMap(w -> w)
                .flatMap(w -> Stream.concat(check(step, w), operator(w).stream())));
  }

  /** A command line in one word is the name of a program that is not there. */
  private static Optional<Diagnostic> program(List<LinkedText> command) {
    return command.stream()
        .findFirst()
        .filter(w -> w.isConstant() && COMMAND_LINE.matcher(w.literals()).matches())
        .map(w ->
            Diagnostic.of(
                Code.NO_SHELL,
                w.at(),
                "no shell runs here: '" + w.literals() + "' is taken for the name of one program",
                "write each word by itself: ["
                    + String.join(", ", w.literals().strip().split("\\s+"))
                    + "]"));
  }

  private static Optional<Diagnostic> operator(LinkedText word) {
    String text = word.literals();
    if (!word.isConstant() && OPTION.matcher(text).matches()
        || word.isConstant() && TWO_WORDS.matcher(text).matches()) {
      return Optional.of(
          Diagnostic.of(
              Code.NO_SHELL,
              word.at(),
              "no shell takes this apart: the program gets the option and its value as one word",
              "write two items, or '" + text.strip().split("\\s")[0] + "=' and the value"));
    }
    return word.isConstant() && OPERATOR.matcher(text).matches()
        ? Optional.of(
            Diagnostic.of(
                Code.NO_SHELL,
                word.at(),
                "no shell runs here: the program gets the text " + text + " as it is",
                "use a script: its source runs in a shell"))
        : Optional.empty();
  }

  private static Stream<Diagnostic> check(LinkedStep step, LinkedText arg) {
    Matcher variable = VARIABLE.matcher(arg.literals());
    if (!arg.isConstant() || !variable.matches()) {
      return Stream.of();
    }
    String name =
        Stream.of(2, 3, 4).map(variable::group).filter(Objects::nonNull).findFirst().orElseThrow();
    LinkedEnv env = step.options().env().map().get(name);
    return env == null && !SHOUTED.matcher(name).matches()
        ? Stream.of()
        : Stream.of(finding(arg, variable.group(1), name, env));
  }

  private static Diagnostic finding(
      LinkedText arg, String option, String name, @Nullable LinkedEnv env) {
    Diagnostic finding =
        Diagnostic.of(
            Code.NO_SHELL,
            arg.at(),
            "no shell runs here: the program gets the text " + arg.literals() + " as it is",
            "write the value itself, or let the program read " + name + " from its environment");
    String value = env instanceof LinkedEnv.Of of ? of.text().at().text() : "";
    String expression = value.replaceAll("^[\"']|[\"']$", "");
    return expression.startsWith("${{") && expression.indexOf('"') < 0
        ? finding.withFix(
            Fix.guess("write " + option + expression, arg.at(), '"' + option + expression + '"'))
        : finding;
  }
}
