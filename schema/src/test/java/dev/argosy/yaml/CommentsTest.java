package dev.argosy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Comments.Comment;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommentsTest {
  /** Each comment as {@code line:column text first-last}. */
  private static List<String> comments(String text) {
    return Comments.of(new SourceFile("a.yaml", text), "me:").stream()
        .map(CommentsTest::shown)
        .toList();
  }

  private static String shown(Comment comment) {
    return comment.at().span().line()
        + ":"
        + comment.at().span().column()
        + " "
        + comment.text()
        + " "
        + comment.firstLine()
        + "-"
        + comment.lastLine();
  }

  @Test
  void behindSomethingItIsAboutItsLine() {
    assertThat(comments("a: 1\nb: 2 # me: x\nc: 3\n")).containsExactly("2:6 me: x 2-2");
    assertThat(comments("a: [1, # me: x\n 2]\n")).containsExactly("1:8 me: x 1-1");
  }

  @Test
  void aloneItIsAboutTheNextEntryOrItemWithAllInIt() {
    assertThat(comments("# me: x\na:\n  b: 1\n  c:\n    - 1\n    - 2\n\nd: 1\n"))
        .containsExactly("1:1 me: x 2-6");
    assertThat(comments("a:\n  # me: x\n\n  # other\n  b: 1\n  c: 2\n"))
        .containsExactly("2:3 me: x 5-5");
    assertThat(comments("a:\n# me: x\n- b: 1\n  c: 2\n- b: 2\n")).containsExactly("2:1 me: x 3-4");
    assertThat(comments("a:\n  # me: x\n  b: |\n    1\n    2\n\n  c: 2\n"))
        .containsExactly("2:3 me: x 3-5");
    assertThat(comments("# me: x\na: {b: 1,\n  c: 2}\nd: 1\n")).containsExactly("1:1 me: x 2-3");
  }

  @Test
  void atTheEndItIsAboutNothing() {
    assertThat(comments("a: 1\n# me: x\n")).containsExactly("2:1 me: x 0--1");
    assertThat(comments("a: 1\n---\nb: 1\n# me: x\n---\n# me: y\nc: 1\n"))
        .containsExactly("4:1 me: x 0--1", "6:1 me: y 7-7");
  }

  @Test
  void besideATextOfSeveralLinesItIsAboutAllOfIt() {
    assertThat(comments("a: | # me: x\n  1\n  2\nb: 1\n")).containsExactly("1:6 me: x 1-3");
    assertThat(comments("a: &x | # me: x\n  1\nb: 1\n")).containsExactly("1:9 me: x 1-2");
    assertThat(comments("a: \"1\n  2\" # me: x\nb: 1\n")).containsExactly("2:6 me: x 1-2");
  }

  @Test
  void whatIsTextIsNoComment() {
    assertThat(comments("a: '# me: x'\nb: \"# me: x\"\n")).isEmpty();
    assertThat(comments("a: |\n  # me: x\n  b\n")).isEmpty();
    assertThat(comments("a: >-\n  b\n  # me: x\n\nc: 1 # me: y\n"))
        .containsExactly("5:6 me: y 5-5");
    assertThat(comments("a: b#me: x\n")).isEmpty();
    assertThat(comments("a: 1 # see me: x\n")).isEmpty();
  }

  @Test
  void otherLineEndsAndWideCharactersKeepThePlace() {
    assertThat(comments("a: 1\r\nb: \ud83d\ude00 # me: x\r\n")).containsExactly("2:6 me: x 2-2");
  }

  @Test
  void aDocumentThatIsNotYamlHasNone() {
    assertThat(comments("a: [1\n# me: x\n---\nb: 1 # me: y\n")).containsExactly("4:6 me: y 4-4");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverAFileHoldsCommentsStayInIt(long seed) {
    Random random = new Random(seed);
    List<String> bits =
        List.of(
            "# me: x",
            "#",
            " ",
            "  ",
            "\n",
            "\n",
            "\r\n",
            "a: ",
            "- ",
            "b",
            "|",
            ">-",
            "'",
            "\"",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&a ",
            "*a",
            "!!str ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "? ",
            ": ",
            "\t",
            "\ud83d\ude00",
            "\ufeff",
            "<<: ");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(bits.get(random.nextInt(bits.size())));
    }
    int lines = (int) text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
    assertThat(Comments.of(new SourceFile("a.yaml", text.toString()), "me:"))
        .allSatisfy(comment -> {
          assertThat(comment.text()).startsWith("me:");
          assertThat(comment.at().span().line()).isBetween(1, lines);
          assertThat(comment.lastLine()).isLessThanOrEqualTo(lines);
        });
  }

  static LongStream seeds() {
    return LongStream.range(0, 2_000);
  }

  @Test
  void manyCommentsAndScalarsTakeNoLongerThanReading() {
    String text = "- '# me: x' # me: y\n- |\n  # me: z\n".repeat(20_000);
    assertThat(Comments.of(new SourceFile("a.yaml", text), "me:")).hasSize(20_000);
  }
}
