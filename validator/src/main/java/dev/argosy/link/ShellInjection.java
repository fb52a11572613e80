package dev.argosy.link;

import dev.argosy.code.CommandLine;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the word of a command that a shell or an interpreter runs as code: it holds no
 * expressions, and it can be read.
 */
final class ShellInjection {
  private final CodeCheck check;
  private final Findings findings;

  ShellInjection(LinkedText image, Findings findings) {
    this.check = new CodeCheck(image, findings);
    this.findings = findings;
  }

  /**
   * @param written the same words as they were written, of command and args
   */
  void check(List<LinkedText> command, List<LinkedText> args, List<Text> written) {
    List<LinkedText> words = Stream.concat(command.stream(), args.stream()).toList();
    CommandLine.code(constants(words))
        .ifPresent(code -> {
          LinkedText text = words.get(code.index());
          text.expressions()
              .forEach(expression ->
                  findings.add(
                      Code.SHELL_INJECTION,
                      expression.at(),
                      "an expression in the code after '"
                          + code.option()
                          + "': its value would be run as code",
                      "pass the value by env, or as a further argument"));
          if (text.isConstant()) {
            check.text(
                text.literals(),
                code.language(),
                CodePlaces.of(written.get(code.index()), text.literals()));
          }
        });
  }

  static List<@Nullable String> constants(List<LinkedText> words) {
    List<@Nullable String> constants = new ArrayList<>();
    words.forEach(word -> constants.add(word.isConstant() ? word.literals() : null));
    return constants;
  }
}
