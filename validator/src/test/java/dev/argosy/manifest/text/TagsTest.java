package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ArgoExpressions;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags are found where Argo finds them. */
class TagsTest {
  private static final Map<String, @Nullable String> VALUES =
      Map.of("a", "1", "b", "2", "a b", "3");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          no tag                          ~ ``
          {{a}}                           ~ 0-5 SIMPLE a
          x {{ a }} y                     ~ 2-9 SIMPLE a
          {{=1 + 1}}                      ~ 0-10 EXPRESSION 1 + 1
          {{ =1}}                         ~ 0-7 SIMPLE =1
          {{}}                            ~ 0-4 SIMPLE
          {{{a}}}                         ~ 0-6 SIMPLE {a
          {{a}}{{=b}}                     ~ 0-5 SIMPLE a; 5-11 EXPRESSION b
          {{outer-{{inner}}}}             ~ 0-17 SIMPLE outer-{{inner
          {{='}}'}}                       ~ 0-6 EXPRESSION '
          {{a                             ~ open at 0
          {{a}} {{b                       ~ 0-5 SIMPLE a; open at 6
          {{a} }                          ~ open at 0
          }} {{a}}                        ~ 3-8 SIMPLE a
          """)
  void tagsOfATexts(String text, String expected) {
    Tags.Scan scan = Tags.scan(text);
    String shown =
        String.join(
            "; ",
            scan.tags().stream()
                .map(t -> (t.from() + "-" + t.to() + " " + t.kind() + " " + t.name()).strip())
                .toList());
    String open = scan.unclosed().isPresent() ? "open at " + scan.unclosed().getAsInt() : "";
    assertThat(shown.isEmpty() || open.isEmpty() ? shown + open : shown + "; " + open)
        .isEqualTo(expected);
  }

  @Test
  void whereTheNameStands() {
    Tag tag = Tags.scan("x {{  inputs.parameters.p }}").tags().getFirst();
    assertThat(tag.name()).isEqualTo("inputs.parameters.p");
    assertThat(tag.nameFrom()).isEqualTo(6);
    assertThat(Tags.scan("{{=x}}").tags().getFirst().innerFrom()).isEqualTo(3);
    assertThat(Tags.scan("{{a-{{b}}}}").tags().getFirst().isNested()).isTrue();
    assertThat(tag.isNested()).isFalse();
  }

  @Test
  @NeedsPart(Part.VALIDATOR)
  void randomTextsAreReplacedAsArgoDoes() {
    Random random = new Random(1);
    List<String> pieces =
        List.of("{{", "}}", "{", "}", "a", "b", " ", "{{a}}", "{{=1}}", "x", "\n");
    int replaced = 0;
    try (ArgoExpressions argo = new ArgoExpressions(ArgoLine.V4_0)) {
      for (int i = 0; i < 2000; i++) {
        StringBuilder text = new StringBuilder();
        for (int j = random.nextInt(8); j >= 0; j--) {
          text.append(pieces.get(random.nextInt(pieces.size())));
        }
        String expected = replaced(text.toString());
        assertThat(byArgo(argo, text.toString())).as(text.toString()).isEqualTo(expected);
        replaced += expected.contentEquals(text) ? 0 : 1;
      }
    }
    assertThat(replaced).isGreaterThan(500);
  }

  private static String byArgo(ArgoExpressions argo, String text) {
    try {
      return argo.replace(text, VALUES);
    } catch (ArgoExpressions.Refused refused) {
      return "(refused)";
    }
  }

  private static String replaced(String text) {
    Tags.Scan scan = Tags.scan(text);
    if (scan.unclosed().isPresent()) {
      return "(refused)";
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (Tag tag : scan.tags()) {
      result.append(text, at, tag.from()).append(value(text, tag));
      at = tag.to();
    }
    return result.append(text.substring(at)).toString();
  }

  private static String value(String text, Tag tag) {
    if (tag.isExpression()) {
      return tag.inner().equals("1") ? "1" : text.substring(tag.from(), tag.to());
    }
    String value = VALUES.get(tag.name());
    if (value == null && tag.isNested()) {
      int inner = tag.inner().lastIndexOf("{{");
      String nested = VALUES.get(tag.inner().substring(inner + 2));
      return nested == null
          ? text.substring(tag.from(), tag.to())
          : "{{" + tag.inner().substring(0, inner) + nested;
    }
    return value == null ? text.substring(tag.from(), tag.to()) : value;
  }
}
