package dev.argosy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.At;
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
    return Landmark.of(new At(new SourceFile("a.yaml", TEXT), new Span(line, 1, line, 1)));
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
