package dev.argosy.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a Git server and the agent both know; each proves a request by itself, so that one can be
 * replaced by another without a gap. Never printed.
 */
public final class WebhookSecrets {
  public static final int SHORTEST = 16;

  private WebhookSecrets() {}

  /**
   * One secret a line, read anew each time; none while the file cannot be read, so that nothing is
   * let in.
   */
  public static Supplier<List<String>> in(Path file) {
    return () -> {
      try {
        return usable(Files.readString(file, UTF_8));
      } catch (IOException e) {
        return List.of();
      }
    };
  }

  /** What can be guessed proves nothing: lines of fewer than 16 characters are left out. */
  public static List<String> usable(String text) {
    return text.lines().map(String::strip).filter(s -> s.length() >= SHORTEST).toList();
  }
}
