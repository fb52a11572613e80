package dev.argosy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static final SourceFile FILE = new SourceFile("p.yaml", "a: 1\nb: 2\na: 3\n");

  private static At at(int line, int from, int to) {
    return new At(FILE, new Span(line, from, line, to));
  }

  private static Finding error() {
    return finding(
        Diagnostic.of(Code.DUPLICATE_KEY, at(3, 1, 2), "the key 'a' is written twice", "rename one")
            .withRelated(at(1, 1, 2), "first here"));
  }

  private static Finding warning() {
    return finding(Diagnostic.of(Code.EMPTY_DOCUMENT, at(9, 1, 1), "empty"));
  }

  private static Finding finding(Diagnostic diagnostic) {
    return new Finding(diagnostic, path -> "dir/" + path);
  }

  @Test
  void textHasPlaceMessageCodeLineCaretHintAndRelatedPlace() {
    assertThat(new TextRenderer(false).render(List.of(error(), warning())))
        .isEqualTo(
            """
            dir/p.yaml:3:1: error: the key 'a' is written twice [duplicate-key]
             3 | a: 3
               | ^
            hint: rename one
            note: dir/p.yaml:1:1: first here
             1 | a: 1
               | ^

            dir/p.yaml:9:1: warning: empty [empty-document]

            1 error, 1 warning in 1 file
            """);
  }

  @Test
  void coloursAreOnlyThereWhenAskedFor() {
    String escape = "\u001b[";
    assertThat(new TextRenderer(true).render(List.of(error())))
        .contains(escape + "1;31m" + "error:");
    assertThat(new TextRenderer(false).render(List.of(error()))).doesNotContain(escape);
  }

  @Test
  void aSummaryCounts() {
    assertThat(TextRenderer.summary(List.of())).isEqualTo("no findings");
    assertThat(TextRenderer.summary(List.of(error(), error(), warning())))
        .isEqualTo("2 errors, 1 warning in 1 file");
  }

  @Test
  void jsonEscapesWhatJsonCannotHold() {
    String message = "a \"b\" \\ \n\t\u0001 \u2028 ü \ud83d\ude00";
    String json =
        JsonRenderer.render(
            List.of(finding(Diagnostic.of(Code.YAML_SYNTAX, at(1, 1, 2), message))));
    assertThat(json)
        .contains(
            "\"message\": \"a \\\"b\\\" \\\\ \\n\\t\\u0001 \\u2028 ü \\ud83d\\ude00\", \"hint\": \"\", \"related\": []}");
  }
}
