package dev.argosy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does what a start of the program most often does, for the archive of classes that the launcher
 * starts from: what is loaded here is there at once later.
 */
public final class WarmUp {
  private static final List<String> COMMANDS =
      List.of(
          "validate",
          "validate --format json",
          "validate --skip-foreign pipeline.yaml",
          "validate --diff",
          "fmt --check",
          "compile");

  private WarmUp() {}

  /**
   * @param args the folder of some small projects, a folder each; one that may be written to
   */
  public static void main(String[] args) throws IOException {
    Main.colour();
    Main.prepare("compile");
    try (Stream<Path> projects = Files.list(Path.of(args[0]).toAbsolutePath())) {
      String output = Path.of(args[1]).toAbsolutePath().toString();
      projects.sorted().forEach(project -> run(project, output));
    }
  }

  private static void run(Path project, String output) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Shell shell =
        new Shell(
            project, InputStream.nullInputStream(), nowhere, nowhere, true, System.getenv(), "");
    COMMANDS.forEach(line -> Argosy.run(shell, new ProjectEngine(), line.split(" ")));
    Argosy.run(shell, new ProjectEngine(), "compile", "-o", output);
    Argosy.run(shell, new ProjectEngine(), "validate", "no\nsuch");
  }
}
