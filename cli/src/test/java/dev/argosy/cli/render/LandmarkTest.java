package dev.argosy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import org.junit.jupiter.api.Test;

class LandmarkTest {
  private static final String TEXT =
      """
      spec:
        templates:
        # the first
        - name: main
          container:
            image: a

            args:
            - x
      ---
      image: b
      """;

  private static String at(int line) {
    return of(Code.UNKNOWN_KEY, TEXT, new Span(line, 1, line, 1));
  }

  private static String of(Code code, String text, Span span) {
    return Landmark.of(Diagnostic.of(code, new At(new SourceFile("a.yaml", text), span), "x"));
  }

  @Test
  void aSecretIsNotInIt() {
    String text = "env:\n  TOKEN: abcdef\n";
    assertThat(of(Code.HARDCODED_SECRET, text, new Span(2, 10, 2, 16)))
        .startsWith("env > TOKEN:")
        .doesNotContain("abc");
  }

  @Test
  void itIsTheWayOfKeysAndItemsToALine() {
    assertThat(at(6)).isEqualTo("spec > templates > name: main > container > image: a");
    assertThat(at(9)).isEqualTo("spec > templates > name: main > container > args > - x");
    assertThat(at(4)).isEqualTo("spec > templates > - name: main");
  }

  @Test
  void itEndsWhereTheDocumentBegins() {
    assertThat(at(11)).isEqualTo("image: b");
    assertThat(at(1)).isEqualTo("spec:");
    assertThat(at(40)).isEmpty();
  }
}
