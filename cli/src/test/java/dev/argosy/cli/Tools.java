package dev.argosy.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of this machine that a test needs. With ARGOSY_REQUIRE_ALL=1 a missing one is a failure.
 */
final class Tools {
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

  /** The places of a program. */
  static Stream<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }
}
