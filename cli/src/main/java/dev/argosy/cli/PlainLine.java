package dev.argosy.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A command line as hooks and builds write it: a command and its paths. To describe a command to
 * picocli takes as long as a check; such a line says all without it. Every other line is picocli's,
 * and what is wrong with it too.
 */
final class PlainLine {
  private PlainLine() {}

  /** The command that picocli would make of the line; none for a line that is not plain. */
  static Optional<Callable<Integer>> command(Shell shell, Engine engine, String... args) {
    if (args.length == 0) {
      return Optional.empty();
    }
    List<String> rest = Arrays.asList(args).subList(1, args.length);
    boolean skipForeign = !rest.isEmpty() && rest.getFirst().equals(ValidateCommand.SKIP_FOREIGN);
    List<String> paths = List.copyOf(skipForeign ? rest.subList(1, rest.size()) : rest);
    if (!paths.stream().allMatch(PlainLine::isPath)) {
      return Optional.empty();
    }
    return switch (args[0]) {
      case "validate" -> Optional.of(new ValidateCommand(shell, engine, paths, skipForeign));
      case "compile" ->
          skipForeign ? Optional.empty() : Optional.of(new CompileCommand(shell, engine, paths));
      default -> Optional.empty();
    };
  }

  private static boolean isPath(String arg) {
    return arg.equals("-") || !arg.startsWith("-");
  }
}
