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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Arguments that only a shell would replace, where the program gets them as they are. */
final class ShellWords implements Rule {
  private static final Pattern VARIABLE =
      Pattern.compile("((?:[-\\w]+=)?)\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)})");

  /** A program that may replace it. */
  private static final Pattern SHELL =
      Pattern.compile("(.*/)?(\\w*sh|su|env|envsubst|entrypoint.*)");

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s ->
            switch (s.action()) {
              case Action.Container c -> check(s, c.command(), c.args());
              case Action.Script c -> check(s, List.of(), c.args());
              default -> Stream.of();
            });
  }

  private static Stream<Diagnostic> check(
      LinkedStep step, List<LinkedText> command, List<LinkedText> args) {
    boolean shell =
        Stream.concat(command.stream(), args.stream())
            .anyMatch(w -> SHELL.matcher(w.literals()).matches());
    return shell ? Stream.of() : args.stream().flatMap(arg -> check(step, arg));
  }

  private static Stream<Diagnostic> check(LinkedStep step, LinkedText arg) {
    Matcher variable = VARIABLE.matcher(arg.literals());
    if (!arg.isConstant() || !variable.matches()) {
      return Stream.of();
    }
    String name = variable.group(2) == null ? variable.group(3) : variable.group(2);
    LinkedEnv env = step.options().env().map().get(name);
    return env == null ? Stream.of() : Stream.of(finding(arg, variable.group(1), name, env));
  }

  private static Diagnostic finding(LinkedText arg, String option, String name, LinkedEnv env) {
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
