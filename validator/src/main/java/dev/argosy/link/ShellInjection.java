package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses expressions in text that a shell or an interpreter would run as code. */
final class ShellInjection {
  private static final Set<String> CODE_OPTIONS =
      Set.of("-c", "-e", "--eval", "-ec", "-lc", "-xc", "-exc");
  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh", "bash", "ash", "dash", "zsh", "ksh", "python", "python3", "perl", "ruby", "node",
          "Rscript", "R", "julia");

  private ShellInjection() {}

  static void check(List<LinkedText> command, List<LinkedText> args, Findings findings) {
    List<LinkedText> words = Stream.concat(command.stream(), args.stream()).toList();
    boolean interpreter = false;
    for (int i = 0; i + 1 < words.size(); i++) {
      String word = words.get(i).isConstant() ? words.get(i).literals() : "";
      if (interpreter && (word.contains(".") || word.equals("-m"))) {
        return; // what follows belongs to a script or module
      }
      interpreter |= INTERPRETERS.contains(word.substring(word.lastIndexOf('/') + 1));
      LinkedText code = words.get(i + 1);
      if (interpreter && CODE_OPTIONS.contains(word) && !code.isConstant()) {
        findings.add(
            Code.SHELL_INJECTION,
            code.expressions().findFirst().orElseThrow().at(),
            "an expression in the code after '" + word + "': its value would be run as code",
            "pass the value by env, or as a further argument");
      }
    }
  }
}
