package dev.argosy.link;

import dev.argosy.link.Action.CodeFile;
import java.util.List;
import java.util.Map;

/** The program that runs a script for which none was named. */
final class Interpreters {
  private static final Map<String, List<String>> BY_ENDING =
      Map.of(
          "sh", List.of("sh", "-e"),
          "bash", List.of("bash", "-e"),
          "py", List.of("python3"),
          "R", List.of("Rscript"),
          "jl", List.of("julia"),
          "js", List.of("node"));

  private Interpreters() {}

  /** By the {@code #!} line, else by the file's ending, else {@code sh -e}. */
  static List<String> of(CodeFile script) {
    String first = script.content().lines().findFirst().orElse("");
    if (first.startsWith("#!") && !first.substring(2).isBlank()) {
      return List.of(first.substring(2).trim().split("\\s+"));
    }
    String name = script.name();
    return BY_ENDING.getOrDefault(name.substring(name.lastIndexOf('.') + 1), List.of("sh", "-e"));
  }
}
