package dev.argosy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the folders of built parts, and builds on first use what is not there yet ({@code
 * testkit/parts/build}).
 */
final class Parts {
  private static final Map<String, Path> BUILT = new ConcurrentHashMap<>();

  private Parts() {}

  /**
   * The folder of a built part: kube, argo, oracle or node. Takes minutes when it is built for the
   * first time.
   */
  static Path folder(String part) {
    return BUILT.computeIfAbsent(part, name -> Path.of(build(name).getLast()));
  }

  /** {@code testkit/parts} of the repository that is built. */
  static Path sources() {
    String root = System.getProperty("argosy.root");
    if (root == null)
      throw new IllegalStateException(
          "the system property argosy.root must name the root of the repository");
    return Path.of(root, "testkit", "parts");
  }

  static List<String> missing(Part part) {
    try {
      return build("--missing", part.word());
    } catch (UncheckedIOException e) {
      return List.of("a POSIX shell (" + e.getMessage() + ")");
    }
  }

  /**
   * Its lines on standard output; what it says of its progress goes to standard error as it comes.
   */
  private static List<String> build(String... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", sources().resolve("build").toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      int exit = process.waitFor();
      if (exit != 0)
        throw new IllegalStateException(
            String.join(" ", command) + " failed with exit code " + exit);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while building " + String.join(" ", arguments), e);
    }
  }
}
