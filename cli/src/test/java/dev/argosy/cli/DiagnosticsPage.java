package dev.argosy.cli;

import dev.argosy.diagnostic.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of all codes: the words of the catalogue, and of each folder in {@code diagnostics/} the
 * file that the code is found in, what is said of it, and the same file mended.
 */
final class DiagnosticsPage {
  private static final Pattern FINDING =
      Pattern.compile("^(\\S+?):\\d+:\\d+: .* \\[([a-z0-9-]+)]$", Pattern.MULTILINE);

  private final Path home;

  DiagnosticsPage(Path root) {
    this.home = root.resolve("diagnostics");
  }

  String text() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Diagnostics

            Everything Argosy can say, by the code in brackets. `argosy explain CODE` prints the same.
            This page is generated from the catalogue `Code` and the folders in `diagnostics/`, which the tests run; do not edit it.
            """);
    for (Code code : Code.values()) {
      String level = code.isOptional() ? "off, unless a Project sets it" : code.severity().word();
      page.append(
          "\n## %s\n\n**%s**: %s.\n\n%s\n"
              .formatted(code.id(), level, code.summary(), code.explanation()));
      page.append(example(code));
    }
    return page.toString();
  }

  private String example(Code code) throws IOException {
    Path folder = home.resolve(code.id());
    if (!Files.exists(folder.resolve("expected.txt"))) {
      return "";
    }
    String expected = Files.readString(folder.resolve("expected.txt"));
    String file = file(expected, code);
    return fenced("yaml", file(folder, "bad", file).orElseThrow())
        + fenced("", said(expected, file))
        + file(folder, "fixed", file).map(f -> "\nMended:\n" + fenced("yaml", f)).orElse("");
  }

  /** The file of the first finding of the code. */
  private static String file(String expected, Code code) {
    Matcher findings = FINDING.matcher(expected);
    while (findings.find()) {
      if (findings.group(2).equals(code.id())) {
        return findings.group(1);
      }
    }
    throw new IllegalStateException("nothing of " + code.id() + " is expected in its folder");
  }

  private static Optional<String> file(Path folder, String variant, String name)
      throws IOException {
    Path alone = folder.resolve(variant + ".yaml");
    Path inside = folder.resolve(variant).resolve(name);
    Path file = Files.exists(alone) ? alone : inside;
    return Files.exists(file)
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** The lines about one file, with those that belong to them. */
  private static String said(String expected, String file) {
    StringBuilder said = new StringBuilder();
    boolean own = false;
    for (String line : expected.lines().toList()) {
      own = line.startsWith("  ") ? own : line.startsWith(file + ":");
      said.append(own ? line + "\n" : "");
    }
    return said.toString();
  }

  /** A page is text: what a terminal or a browser would act on is shown as a dot. */
  private static String fenced(String language, String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '·' : c)
        .forEach(shown::appendCodePoint);
    return "\n```" + language + "\n" + shown.toString().stripTrailing() + "\n```\n";
  }
}
