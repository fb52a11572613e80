package dev.argosy.cli;

import dev.argosy.cli.render.Colouring;
import dev.argosy.compile.lower.Hash;
import dev.argosy.schema.LanguageSchema;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/** Where the process begins and ends. */
public final class Main {
  /** Commands that have something to do when the process ends. */
  private static final Set<String> TIDIES_UP = Set.of("agent", "sync");

  private static final Set<String> CHECKS = Set.of("validate", "compile");

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
    if (args.length > 0 && CHECKS.contains(args[0])) {
      prepare(args[0]);
    }
    int code = run(shell, args);
    if (args.length > 0 && TIDIES_UP.contains(args[0])) {
      System.exit(code);
    }
    // System.exit loads a logger first, to write down that it was called.
    Runtime.getRuntime().halt(code);
  }

  /**
   * What is needed later and long in the making, beside the reading of the files: the powers of ten
   * of {@link BigDecimal}, the schema, the hash of a compiled pipeline.
   */
  static void prepare(String command) {
    Thread thread =
        new Thread(() -> {
          Objects.requireNonNull(BigDecimal.ONE);
          LanguageSchema.load();
          if (command.equals("compile")) {
            Hash.of("");
          }
        });
    thread.setDaemon(true);
    thread.start();
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
  static boolean colour() {
    return Colouring.isWanted(System.getenv(), Boolean.getBoolean("argosy.terminal"));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }
}
