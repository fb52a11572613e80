package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Arguments that only a shell would replace, where the program gets them as they are. */
final class ShellWords implements Rule {
  private static final Pattern VARIABLE =
      Pattern.compile("((?:[-\\w]+=)?)\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)})");

  /** A program that may replace it. */
  private static final Pattern SHELL = Pattern.compile("(.*/)?(\\w*sh|su|env|envsubst|entrypoint.*)");

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
    return step.options().env().map().containsKey(name)
        ? Stream.of(finding(arg, variable.group(1), name))
        : Stream.of();
  }

  private static Diagnostic finding(LinkedText arg, String option, String name) {
    String written = arg.at().text();
    String meant = option + "$(" + name + ")";
    return Diagnostic.of(
            Code.NO_SHELL,
            arg.at(),
            "no shell runs here: the program gets the text " + arg.literals() + " as it is",
            "write " + meant + ", or the expression that " + name + " is made of")
        .withFix(
            Fix.guess("write " + meant, arg.at(), written.replace(arg.literals(), meant)));
  }
}
