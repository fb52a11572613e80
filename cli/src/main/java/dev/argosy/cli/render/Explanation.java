package dev.argosy.cli.render;

import dev.argosy.diagnostic.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to say of a code: the catalogue's words, and the examples of the page {@code
 * docs/diagnostics.md}, which the build packs beside the classes.
 */
public final class Explanation {
  private static final String PAGE = "/dev/argosy/cli/diagnostics.md";
  private static final String FENCE = "```";

  private Explanation() {}

  public static String of(Code code) {
    return "%s (%s)%n%s.%n%n%s%n%s"
        .formatted(
            code.id(),
            code.severity().word(),
            code.summary(),
            code.explanation(),
            examples(code).map(Explanation::indented).orElse(""));
  }

  /** The part of the code's section that follows the words of the catalogue. */
  private static Optional<String> examples(Code code) {
    String page = page();
    String heading = "\n## " + code.id() + "\n";
    int from = page.indexOf(heading);
    if (from < 0) {
      return Optional.empty();
    }
    int to = page.indexOf("\n## ", from + heading.length());
    String section = page.substring(from, to < 0 ? page.length() : to);
    int words = section.indexOf(code.explanation());
    return Optional.of(section.substring(words + code.explanation().length() + 1));
  }

  /** Code without its fences, four columns to the right. */
  private static String indented(String markdown) {
    boolean[] inside = {false};
    return markdown
        .lines()
        .filter(line -> {
          inside[0] ^= line.startsWith(FENCE);
          return !line.startsWith(FENCE);
        })
        .map(line -> inside[0] && !line.isEmpty() ? "    " + line : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String page() {
    try (InputStream in = Explanation.class.getResourceAsStream(PAGE)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + PAGE, e);
    }
  }
}
