package dev.argosy.cli;

import dev.argosy.cli.render.Colouring;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the process begins and ends. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Shell shell =
        new Shell(
            Path.of("").toAbsolutePath(),
            System.in,
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            colour(),
            System.getenv(),
            System.getProperty("argosy.commit", ""));
    System.exit(run(shell, args));
  }

  /** A failure of the machine, not of an arrow: the memory is full, or a class is missing. */
  private static int run(Shell shell, String... args) {
    try {
      return Argosy.run(shell, new ProjectEngine(), args);
    } catch (Error e) {
      shell.err().println("argosy: internal error: " + e);
      shell.err().flush();
      return ExitCode.INTERNAL;
    }
  }

  /** The launcher knows whether standard error is a terminal; Java does not on every version. */
  private static boolean colour() {
    return Colouring.isWanted(System.getenv(), Boolean.getBoolean("argosy.terminal"));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }
}
