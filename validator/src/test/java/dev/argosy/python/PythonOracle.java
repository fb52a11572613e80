package dev.argosy.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The machine's own Python: it says what it would run, and never runs it. */
final class PythonOracle {
  /**
   * For each file: the line of its syntax error, 0 for one without a line, -1 for none, and the
   * names that no scope binds.
   */
  private static final String SCRIPT =
      """
      import builtins, symtable, sys, warnings
      warnings.simplefilter("ignore")

      def unbound(table, bound):
          for s in table.get_symbols():
              if s.is_referenced() and s.is_global() and s.get_name() not in bound:
                  yield s.get_name()
          for child in table.get_children():
              yield from unbound(child, bound)

      def assigned(table):
          top = table.get_type() == "module"
          for s in table.get_symbols():
              if (s.is_assigned() or s.is_imported()) and (top or s.is_declared_global()):
                  yield s.get_name()
          for child in table.get_children():
              yield from assigned(child)

      for path in sys.stdin.read().split("\\n"):
          with open(path, encoding="utf-8", newline="") as f:
              source = f.read()
          try:
              compile(source, "x", "exec", dont_inherit=True)
              table = symtable.symtable(source, "x", "exec")
              names = set(unbound(table, set(dir(builtins)) | set(assigned(table))))
              print("-1", *sorted(names))
          except SyntaxError as e:
              print(e.lineno or 0)
          except (ValueError, RecursionError, MemoryError):
              print(0)
      """;

  record Verdict(int line, List<String> unbound) {
    boolean isAccepted() {
      return line < 0;
    }
  }

  private PythonOracle() {}

  /** The minor version of {@code python3}; empty where there is none that is new enough. */
  static Optional<Integer> minor() {
    try {
      List<String> lines = run(List.of("-c", "import sys; print(*sys.version_info[:2])"), "");
      int minor = Integer.parseInt(lines.getFirst().split(" ")[1]);
      return minor < 8 ? Optional.empty() : Optional.of(Math.min(minor, PythonModule.NEWEST));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The files of its standard library. */
  static List<Path> library() throws IOException {
    String home =
        run(List.of("-c", "import os; print(os.path.dirname(os.__file__))"), "").getFirst();
    try (var files = Files.walk(Path.of(home))) {
      return files
          .filter(f -> f.toString().endsWith(".py") && !f.toString().contains("site-packages"))
          .sorted()
          .toList();
    }
  }

  static List<Verdict> judge(List<Path> files) throws IOException {
    String paths = String.join("\n", files.stream().map(Path::toString).toList());
    List<Verdict> verdicts = new ArrayList<>();
    for (String line : run(List.of("-c", SCRIPT), paths)) {
      List<String> words = List.of(line.split(" "));
      verdicts.add(new Verdict(Integer.parseInt(words.getFirst()), words.subList(1, words.size())));
    }
    return verdicts;
  }

  private static List<String> run(List<String> arguments, String input) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(arguments);
    Path in = Files.createTempFile("argosy", ".txt");
    try {
      Files.writeString(in, input);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return out.lines().toList();
    } finally {
      Files.delete(in);
    }
  }
}
