package dev.argosy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, reading ends with findings inside of the file, never with an exception.
 */
class HostileInputTest {
  private static final String SEED =
      """
      # a pipeline
      apiVersion: argosy.dev/v1
      metadata: {name: "a\\u0041", labels: &l {x: 'it''s', y: [1, 2.5, ~]}}
      spec:
        <<: *l
        text: |-
          some ${{ x }}
           more
        folded: >+
          a

          b
        steps:
        - {a: ${{ p }}, b: {{ q }}}
        - ? k
          : !!str v
      ---
      b: "x
        y"
      """;
  private static final String SIGNS =
      "{}[]:,-?&*!|>'\"%@`#\t\n\r \\$~<=.0a\0\u0085\u2028\ufeff\ud83d\uf83a";

  @Test
  void mutatedFilesGiveFindingsInsideOfTheFile() {
    Random random = new Random(20);
    for (int i = 0; i < 20_000; i++) {
      String text = mutate(random);
      Documents documents = Mistakes.read(text);
      for (Diagnostic finding : documents.findings()) {
        assertInside(text, finding.at().span());
      }
      assertThat(documents.complete() || !documents.findings().isEmpty()).as(text).isTrue();
    }
  }

  private static String mutate(Random random) {
    StringBuilder text = new StringBuilder(SEED);
    for (int i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString();
  }

  private static void assertInside(String text, Span span) {
    long lines = text.lines().count();
    assertThat(span.line()).as(text).isBetween(1, (int) lines + 1);
    assertThat(span.column()).as(text).isPositive();
    assertThat(span.endLine()).as(text).isBetween(span.line(), (int) lines + 1);
    assertThat(span.endLine() > span.line() || span.endColumn() >= span.column()).as(text).isTrue();
  }
}
