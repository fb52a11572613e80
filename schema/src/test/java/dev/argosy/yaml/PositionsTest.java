package dev.argosy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake inside of a text is shown at the very character, however the text was written. */
class PositionsTest {
  private static ScalarNode scalar(String yaml) {
    return (ScalarNode) Mistakes.value(yaml, "k");
  }

  /** Where the first {@code Z} of a text stands. */
  private static String placeOfZ(String yaml) {
    ScalarNode scalar = scalar(yaml);
    int at = scalar.text().indexOf('Z');
    assertThat(at).isNotNegative();
    return Mistakes.span(scalar.at(at, at + 1).span());
  }

  @Test
  void inEveryStyle() {
    assertThat(placeOfZ("k: abZ\n")).isEqualTo("1:6-1:7");
    assertThat(placeOfZ("k: a\n   b\n\n   Z\n")).isEqualTo("4:4-4:5");
    assertThat(placeOfZ("k: 'it''s Z'\n")).isEqualTo("1:11-1:12");
    assertThat(placeOfZ("k: 'a\n\n  b Z'\n")).isEqualTo("3:5-3:6");
    assertThat(placeOfZ("k: \"\\t\\u0041 \\x5A\"\n")).isEqualTo("1:14-1:18");
    assertThat(placeOfZ("k: \"a \\\n   b\n   Z\"\n")).isEqualTo("3:4-3:5");
    assertThat(placeOfZ("k: |\n  a\n    b\n\n  Z\n")).isEqualTo("5:3-5:4");
    assertThat(placeOfZ("k: |2-\n    a\n  Z\n")).isEqualTo("3:3-3:4");
    assertThat(placeOfZ("k: >\n  a\n  b\n\n  Z\nl: 1\n")).isEqualTo("5:3-5:4");
    assertThat(placeOfZ("k: !!str &x |\n  Z\n")).isEqualTo("2:3-2:4");
    assertThat(placeOfZ("k: &x\n  Z\n")).isEqualTo("2:3-2:4");
    assertThat(placeOfZ("k: \ud83d\ude00Z\n")).isEqualTo("1:5-1:6");
    assertThat(placeOfZ("k: {{ Z }}\n")).isEqualTo("1:7-1:8");
  }

  @Test
  void nestedFoldedTextBeforeAnotherKey() {
    Node.MapNode root = Mistakes.read("a:\n  k: >-\n    x\n    Z\n  l: y\n").documents().getFirst();
    ScalarNode k =
        (ScalarNode)
            ((Node.MapNode) root.entries().getFirst().value()).entries().getFirst().value();
    assertThat(k.text()).isEqualTo("x Z");
    assertThat(Mistakes.span(k.at(2, 3).span())).isEqualTo("4:5-4:6");
    assertThat(Mistakes.span(k.at().span())).isEqualTo("2:6-4:6");
  }

  @Test
  void ofCollectionsAndEmptyValues() {
    Node.MapNode root =
        Mistakes.read("a:\nb: {c: 1}\nd:\n  - x\ne:\n  f: 1\n").documents().getFirst();
    List<String> places =
        root.entries().stream().map(e -> Mistakes.span(e.value().at().span())).toList();
    assertThat(places).containsExactly("1:3-1:3", "2:4-2:10", "4:3-4:4", "6:3-6:4");
    assertThat(Mistakes.span(root.at().span())).isEqualTo("1:1-1:2");
  }

  static List<Long> seeds() {
    return IntStream.range(0, 2000).mapToObj(Long::valueOf).toList();
  }

  /** Texts of all kinds of awkward parts, written in a random style, found again unit by unit. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyCharacterOfAnyScalarIsFoundAgain(long seed) {
    Random random = new Random(seed);
    String yaml = new RandomScalar(random).document();
    Documents documents = Mistakes.read(yaml);
    assertThat(documents.findings()).as(yaml).isEmpty();
    ScalarNode scalar = (ScalarNode) documents.documents().getFirst().entries().getFirst().value();
    assertThat(scalar.positions()).isInstanceOf(ScalarPositions.class);
    assertThat(((ScalarPositions) scalar.positions()).exact()).as(yaml).isTrue();
    String[] lines = yaml.split("\r\n|\r|\n", -1);
    for (int i = 0; i < scalar.text().length(); i++) {
      char c = scalar.text().charAt(i);
      if (Character.isLetterOrDigit(c)) {
        var span = scalar.at(i, i + 1).span();
        assertThat(lines[span.line() - 1].substring(span.column() - 1))
            .as(yaml)
            .startsWith(c == 'é' ? "\\u00e9" : "" + c);
      }
    }
  }
}
