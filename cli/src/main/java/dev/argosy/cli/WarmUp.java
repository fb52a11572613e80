package dev.argosy.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * Does what a start of the program most often does, for the archive of classes that the launcher
 * starts from: what is loaded here is there at once later.
 */
public final class WarmUp {
  private static final List<String> COMMANDS =
      List.of(
          "validate", "validate --format json", "validate --skip-foreign pipeline.yaml", "compile");

  private WarmUp() {}

  /**
   * @param args the folder of a small project
   */
  public static void main(String[] args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Shell shell =
        new Shell(
            Path.of(args[0]).toAbsolutePath(),
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            true,
            System.getenv(),
            "");
    Main.colour();
    Main.prepare();
    COMMANDS.forEach(line -> Argosy.run(shell, new ProjectEngine(), line.split(" ")));
    Argosy.run(shell, new ProjectEngine(), "validate", "no\nsuch");
  }
}
