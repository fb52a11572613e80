package dev.argosy.code;

import java.util.List;
import java.util.Set;

/** A language of which a reader is built in. */
public enum Language {
  PYTHON,
  SH,
  BASH,
  OTHER;

  private static final Set<String> SHELLS = Set.of("sh", "dash", "ash");

  /** The language of the program that a command starts; {@code env} starts the one it names. */
  public static Language of(List<String> command) {
    for (String word : command) {
      String program = word.substring(word.lastIndexOf('/') + 1);
      if (!program.equals("env") && !word.startsWith("-") && !word.contains("=")) {
        return ofProgram(program);
      }
    }
    return OTHER;
  }

  static Language ofProgram(String program) {
    if (SHELLS.contains(program)) {
      return SH;
    }
    return program.equals("bash") ? BASH : program.matches("python(3(\\.\\d+)?)?") ? PYTHON : OTHER;
  }

  /** The language of a file by its ending. */
  public static Language ofName(String name) {
    return name.endsWith(".py")
        ? PYTHON
        : name.endsWith(".sh") ? SH : name.endsWith(".bash") ? BASH : OTHER;
  }
}
