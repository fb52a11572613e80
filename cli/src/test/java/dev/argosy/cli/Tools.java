package dev.argosy.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of this machine that a test needs. With ARGOSY_REQUIRE_ALL=1 a missing one is a failure.
 */
final class Tools {
  private static final List<String> BASIC =
      List.of(
          "cat",
          "cp",
          "cut",
          "date",
          "dirname",
          "expr",
          "find",
          "git",
          "grep",
          "gzip",
          "ls",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sha256sum",
          "sleep",
          "tail",
          "tar",
          "touch",
          "tr",
          "uname",
          "wc");

  private Tools() {}

  static void require(String... names) {
    String missing =
        String.join(", ", Arrays.stream(names).filter(n -> find(n).findAny().isEmpty()).toList());
    if (!missing.isEmpty()) {
      missing("not on PATH: " + missing);
    }
  }

  static void missing(String what) {
    if ("1".equals(System.getenv("ARGOSY_REQUIRE_ALL"))) {
      fail(what);
    }
    Assumptions.abort(what);
  }

  /** A PATH with what a minimal machine has, and these; each as a script in {@code folder}. */
  static String minimalPath(Path folder, String... more) throws IOException {
    for (String name : Stream.concat(BASIC.stream(), Stream.of(more)).toList()) {
      var found = find(name).findFirst();
      if (found.isPresent()) {
        script(folder.resolve(name), found.get());
      }
    }
    return folder.toString();
  }

  /** A script that is another program. */
  static void script(Path script, Path program) throws IOException {
    Files.writeString(script, "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + script);
    }
  }

  /** The places of a program. */
  static Stream<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }
}
