package dev.argosy.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the word of a command line that an interpreter runs as code. */
public final class CommandLine {
  private static final Pattern SHELL = Pattern.compile("sh|bash|ash|dash|zsh|ksh");
  private static final Pattern PYTHON = Pattern.compile("python(\\d(\\.\\d+)?)?");

  /** The options of other interpreters behind which code stands. */
  private static final Map<String, Set<String>> CODE =
      Map.of(
          "perl", Set.of("-e", "-E", "-ne", "-pe", "-le"),
          "ruby", Set.of("-e", "-ne", "-pe"),
          "node", Set.of("-e", "--eval", "-p", "--print", "-pe"),
          "Rscript", Set.of("-e"),
          "R", Set.of("-e"),
          "julia", Set.of("-e", "-E", "--eval", "--print"));

  /** Options that take the next word. */
  private static final Set<String> TAKE_A_WORD =
      Set.of("-W", "-X", "-o", "+o", "-O", "+O", "-r", "--require", "-I", "--rcfile");

  private CommandLine() {}

  /**
   * A word that is code.
   *
   * @param index which word it is
   * @param option the word before it that says so
   */
  public record CodeWord(Language language, int index, String option) {}

  /**
   * @param words null for one that is not known yet
   */
  public static Optional<CodeWord> code(List<@Nullable String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String program = word == null ? "" : word.substring(word.lastIndexOf('/') + 1);
      if (isInterpreter(program)) {
        return code(program, words, i + 1);
      }
    }
    return Optional.empty();
  }

  private static boolean isInterpreter(String program) {
    return SHELL.matcher(program).matches()
        || PYTHON.matcher(program).matches()
        || CODE.containsKey(program);
  }

  private static Optional<CodeWord> code(String program, List<@Nullable String> words, int first) {
    for (int i = first; i + 1 < words.size(); i++) {
      String word = words.get(i);
      if (word == null || !(word.startsWith("-") || word.startsWith("+"))) {
        return Optional.empty(); // the script that is run: what follows is for it
      }
      if (isCodeOption(program, word)) {
        return Optional.of(new CodeWord(Language.ofProgram(program), behind(words, i), word));
      }
      if (word.equals("-m") && PYTHON.matcher(program).matches()) {
        return Optional.empty(); // a module, and what follows is for it
      }
      i += takesAWord(word) ? 1 : 0;
    }
    return Optional.empty();
  }

  /** A shell may have more options between {@code -c} and the code. */
  private static int behind(List<@Nullable String> words, int option) {
    int i = option + 1;
    while (i + 1 < words.size() && isOption(words.get(i))) {
      i += takesAWord(words.get(i)) ? 2 : 1;
    }
    return Math.min(i, words.size() - 1);
  }

  /** {@code -o pipefail}, also behind other letters: {@code -euo pipefail}. */
  private static boolean takesAWord(@Nullable String word) {
    return word != null && (TAKE_A_WORD.contains(word) || word.matches("[-+][a-z]*o"));
  }

  private static boolean isOption(@Nullable String word) {
    return word != null && word.matches("[-+][a-zA-Z]+|--");
  }

  private static boolean isCodeOption(String program, String word) {
    if (SHELL.matcher(program).matches()) {
      return word.matches("-[a-z]*c[a-z]*");
    }
    return PYTHON.matcher(program).matches()
        ? word.matches("-[a-zA-Z]*c") && !word.startsWith("-W") && !word.startsWith("-X")
        : CODE.getOrDefault(program, Set.of()).contains(word);
  }
}
