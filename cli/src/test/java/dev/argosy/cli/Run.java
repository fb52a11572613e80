package dev.argosy.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * One run of the command line within this process.
 *
 * @param code the exit code
 * @param out all of standard output
 * @param err all of standard error
 */
record Run(int code, String out, String err) {
  static Run argosy(Path folder, String... args) {
    return argosy(new ProjectEngine(), folder, new byte[0], args);
  }

  static Run argosy(Engine engine, Path folder, byte[] in, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell =
        new Shell(
            folder.toAbsolutePath(),
            new ByteArrayInputStream(in),
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            Map.of(),
            "");
    return new Run(Argosy.run(shell, engine, args), out.toString(), err.toString());
  }

  /** Both outputs. */
  String text() {
    return out + err;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
