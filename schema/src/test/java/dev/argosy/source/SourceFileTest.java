package dev.argosy.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceFileTest {
  private static final List<String> PARTS = List.of("a", "bc", " ", "\n", "\r", "\r\n", "é", "😀");

  @Test
  void linesAreThoseOfJavaWhateverEndsThem() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      String text = text(random);
      SourceFile file = new SourceFile("a.yaml", text);
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        assertThat(file.line(i + 1)).isEqualTo(lines.get(i));
      }
      assertThat(file.line(0)).isEmpty();
      assertThat(file.line(lines.size() + 1)).isEmpty();
    }
  }

  @Test
  void anOffsetIsWhereTheCharacterOfThatLineStands() {
    Random random = new Random(2);
    for (int round = 0; round < 2000; round++) {
      String text = text(random);
      SourceFile file = new SourceFile("a.yaml", text);
      int lines = (int) text.lines().count();
      for (int line = 1; line <= lines; line++) {
        String content = file.line(line);
        int points = content.codePointCount(0, content.length());
        int start = file.offset(line, 1);
        assertThat(text.substring(start)).startsWith(content);
        assertThat(file.offset(line, points + 9)).isEqualTo(start + content.length());
        assertThat(file.offset(line, points + 1)).isEqualTo(start + content.length());
      }
      assertThat(file.offset(lines + 1, 1)).isEqualTo(text.length());
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    random.ints(random.nextInt(12), 0, PARTS.size()).mapToObj(PARTS::get).forEach(text::append);
    return text.toString();
  }
}
