package dev.argosy.cli.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests of the project by their sources: not all modules are on the path of one test. */
final class TestNames {
  private static final Pattern TEST =
      Pattern.compile("(?m)^  (?:void|Stream<DynamicTest>) (\\w+)\\(");

  private TestNames() {}

  /** {@code Class.method} of all that are below a folder. */
  static Set<String> below(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(f -> f.toString().endsWith("Test.java"))
          .flatMap(f -> of(f).stream())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> of(Path file) {
    String type = Objects.requireNonNull(file.getFileName()).toString().replace("java", "");
    try {
      return TEST.matcher(Files.readString(file))
          .results()
          .map(method -> type + method.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
