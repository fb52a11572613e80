package dev.argosy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Span;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static String shown(String line, int column, int endColumn) {
    Excerpt excerpt = Excerpt.of(line, new Span(1, column, 1, endColumn));
    return excerpt.line() + "\n" + excerpt.marks();
  }

  @Test
  void marksStandUnderThePlace() {
    assertThat(shown("a: bcd e", 4, 7)).isEqualTo("a: bcd e\n   ^~~");
    assertThat(shown("abc", 1, 1)).isEqualTo("abc\n^");
  }

  @Test
  void aPlaceBehindTheEndHasACaretThere() {
    assertThat(shown("a:", 3, 3)).isEqualTo("a:\n  ^");
    assertThat(shown("a:", 9, 12)).isEqualTo("a:\n  ^");
  }

  @Test
  void aPlaceOverSeveralLinesIsMarkedToTheEndOfTheFirst() {
    assertThat(Excerpt.of("a: |", new Span(1, 4, 3, 1)).marks()).isEqualTo("   ^");
    assertThat(Excerpt.of("a: b c", new Span(1, 4, 2, 3)).marks()).isEqualTo("   ^~~");
  }

  @Test
  void tabsWideCharactersAndCombiningMarksTakeTheirColumns() {
    assertThat(shown("\tab", 2, 3)).isEqualTo("    ab\n    ^");
    assertThat(shown("a\tb", 3, 4)).isEqualTo("a   b\n    ^");
    assertThat(shown("日本 x", 4, 5)).isEqualTo("日本 x\n     ^");
    assertThat(shown("日本 x", 1, 3)).isEqualTo("日本 x\n^~~~");
    assertThat(shown("\ud83d\ude00 x", 3, 4)).isEqualTo("\ud83d\ude00 x\n   ^");
    assertThat(shown("e\u0301x", 3, 4)).isEqualTo("e\u0301x\n ^");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertThat(shown("a\u001b[31mb", 7, 8)).isEqualTo("a·[31mb\n      ^");
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    String[] lines = shown("x".repeat(5000) + "Y" + "z".repeat(5000), 5001, 5002).split("\n");
    assertThat(lines[0]).hasSizeLessThan(170).startsWith("…x").endsWith("z…");
    assertThat(lines[0].charAt(lines[1].indexOf('^'))).isEqualTo('Y');
  }
}
