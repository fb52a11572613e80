package dev.argosy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("argosy.root", ".."), "examples");

  private static String format(String text) {
    return Formatter.format(new SourceFile("x.yaml", text)).value().orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          a:\\n    b: 1\\n    c:\\n        d: 2\\n§a:\\n  b: 1\\n  c:\\n    d: 2\\n
          a:\\n b: 1\\n§a:\\n  b: 1\\n
          a:\\n- b\\n- c\\nd: 1\\n§a:\\n  - b\\n  - c\\nd: 1\\n
          a:\\n-   b: 1\\n    c: 2\\n§a:\\n  - b: 1\\n    c: 2\\n
          a:\\n- - b\\n  - c\\n§a:\\n  - - b\\n    - c\\n
          a:\\n-\\n    b: 1\\n§a:\\n  -\\n    b: 1\\n
          x:\\n- a:\\n  - b\\n- c\\n§x:\\n  - a:\\n      - b\\n  - c\\n
          a:\\n    |\\n    x\\n§a:\\n  |\\n  x\\n
          a: |\\n      x\\n        y\\n\\n      z\\nb: 1\\n§a: |\\n  x\\n    y\\n\\n  z\\nb: 1\\n
          a:\\n    b: |2\\n        x\\n§a:\\n  b: |2\\n      x\\n
          a: |+\\n    x\\n\\n\\n\\n§a: |+\\n  x\\n\\n\\n\\n
          a: |\\n  x\\n\\n\\n\\nb: 1\\n§a: |\\n  x\\n\\nb: 1\\n
          a: |\\n  x  \\n  y\\n§a: |\\n  x  \\n  y\\n
          a: >-\\n    x\\n    y\\n§a: >-\\n  x\\n  y\\n
          a:\\n    b: x\\n      y\\n§a:\\n  b: x\\n    y\\n
          a:\\n    b: "x\\n      y"\\n§a:\\n  b: "x\\n    y"\\n
          a:\\n    b: {c: 1,\\n        d: 2}\\n§a:\\n  b: {c: 1,\\n      d: 2}\\n
          a: { b: 1,c: [ 1,2 ] , d: [ ] }\\n§a: {b: 1, c: [1, 2], d: []}\\n
          a: [1, 2, ]\\nb: {c: , d: }\\n§a: [1, 2,]\\nb: {c: , d: }\\n
          a: {"b":1}\\n§a: {"b": 1}\\n
          a:   1\\nbc:  2\\n§a:   1\\nbc:  2\\n
          \\n\\na: 1   \\n\\n\\n\\nb: 2  # x  \\n\\n§a: 1\\n\\nb: 2  # x\\n
          a: 1§a: 1\\n
          a: 1\\r\\nb:\\r\\n- 2§a: 1\\r\\nb:\\r\\n  - 2\\r\\n
          # x\\na:\\n    # y\\n    b: 1\\n    # z\\n# end\\nc: 2\\n§# x\\na:\\n  # y\\n  b: 1\\n  # z\\n# end\\nc: 2\\n
          a: # x\\n- b # y\\n# z\\n- c\\n§a: # x\\n  - b # y\\n  # z\\n  - c\\n
          a: &x\\n    b: 1\\nc: *x\\nd:\\n    <<: *x\\n§a: &x\\n  b: 1\\nc: *x\\nd:\\n  <<: *x\\n
          a: 'x'\\nb: "y"\\n§a: 'x'\\nb: "y"\\n
          ---\\n  a: 1\\n---\\n\\n\\nb:\\n   c: 1\\n§---\\na: 1\\n---\\n\\nb:\\n  c: 1\\n
          ? a\\n: b\\nc:\\n    d: 1\\n§? a\\n: b\\nc:\\n    d: 1\\n
          """)
  void becomes(String text, String expected) {
    String in = unescaped(text);
    assertThat(format(in)).isEqualTo(unescaped(expected));
    assertThat(format(format(in))).isEqualTo(format(in));
  }

  private static String unescaped(String text) {
    return text == null ? "" : text.replace("\\n", "\n").replace("\\r", "\r");
  }

  @Test
  void expressionsGetOneBlank() {
    String text =
        "apiVersion: argosy.dev/v1\na: ${{x}} ${{  y }}\nb: \"$${{z}} ${{ f('}}') }}\"\nc: |\n  ${{x}}\n";
    assertThat(format(text)).isEqualTo(text.replace("${{x}} ${{  y }}", "${{ x }} ${{ y }}"));
    assertThat(format("apiVersion: v1\na: ${{x}}\n")).contains("${{x}}");
  }

  @Test
  void whatIsNoYamlIsSaid() {
    var outcome = Formatter.format(new SourceFile("x.yaml", "a: b: c\n"));
    assertThat(outcome.value()).isEmpty();
    assertThat(outcome.findings()).singleElement().matches(d -> d.at().span().column() == 5);
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> all = Files.walk(EXAMPLES)) {
      return all.filter(p -> p.toString().endsWith(".yaml"))
          .filter(p -> !p.getFileName().toString().matches("(argo|expect)(\\..*)?\\.yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesAreCanonical(Path file) throws IOException {
    assertThat(format(Files.readString(file))).isEqualTo(Files.readString(file));
  }

  /** Whatever blanks are put where they mean nothing, they are taken away again. */
  @ParameterizedTest
  @MethodSource("examples")
  void examplesComeBackFromWiderLayouts(Path file) throws IOException {
    String text = Files.readString(file);
    Random random = new Random(7);
    StringBuilder wide = new StringBuilder();
    boolean blocks = text.matches("(?s).*[|>][+-]?\\s*\\n.*") || text.contains(",\n");
    for (String line : text.split("\n", -1)) {
      String content = line.stripLeading();
      int indent = line.length() - content.length();
      wide.append(" ".repeat(blocks ? indent : indent * 2));
      wide.append(blocks ? content : content.replaceAll("^- (?=\\S)", "-   "));
      wide.append(blocks || line.isEmpty() ? "" : " ".repeat(random.nextInt(3))).append('\n');
      wide.append(line.isEmpty() && !blocks ? "\n" : "");
    }
    assertThat(format(wide.toString())).isEqualTo(text);
  }

  /** Hostile texts: laid out without an exception, to the same meaning, and for good. */
  @Test
  void mutatedFilesKeepTheirMeaning() throws IOException {
    Random random = new Random(3);
    List<Path> files = examples();
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text =
          new StringBuilder(Files.readString(files.get(random.nextInt(files.size()))));
      for (int n = random.nextInt(4); n >= 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, " \n-#{}[],:|'\"\t&*?".charAt(random.nextInt(17)));
          default -> text.insert(at, "\n" + " ".repeat(random.nextInt(9)));
        }
      }
      var once = Formatter.format(new SourceFile("x.yaml", text.toString())).value();
      if (once.isPresent()) {
        assertThat(format(once.get())).as(text.toString()).isEqualTo(once.get());
        assertThat(comments(once.get())).as(text.toString()).isEqualTo(comments(text.toString()));
        assertThat(Mistakes.values(once.get()).size())
            .isEqualTo(Mistakes.values(text.toString()).size());
      }
    }
  }

  private static List<String> comments(String text) {
    return text.lines()
        .filter(l -> l.contains("#"))
        .map(l -> l.substring(l.indexOf('#')).strip())
        .toList();
  }
}
