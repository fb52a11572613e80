package dev.argosy.compile.exprlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read in a pull request. */
class ExprLangTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          n > 10 && n <= 50      ~ int($n) > 10 && int($n) <= 50
          text == 'full'         ~ $text == 'full'
          rate > 0.9             ~ float($rate) > 0.9
          ok                     ~ fromJSON(lower($ok)) ? true : false
          !ok                    ~ !(fromJSON(lower($ok)) ? true : false)
          (n + 1) * 2 - (m - 1)  ~ (int($n) + 1) * 2 - (int($m) - 1)
          firstOf(none, 'x')     ~ $none ?? 'x'
          firstOf(no-int, 0)     ~ int($no-int ?? '0')
          config.name            ~ fromJSON($config)['name'] + ''
          'a}}b{{c}'             ~ 'a\\u007d\\u007db\\u007b\\u007bc}'
          {'a': {'b': 1}}        ~ {'a': {'b': 1} }
          """)
  void readsAsAPersonWouldWriteIt(String text, String lowered) {
    assertThat(
            Sample.EXPR_LANG
                .value(Sample.typed(text))
                .replaceAll("tasks\\['p'\\]\\.outputs\\.parameters\\['([a-z-]+)'\\]", "\\$$1"))
        .isEqualTo(lowered);
  }

  @Test
  void aTagHasNoThreeBraces() {
    assertThat(ExprLang.tag("{'a': 1}")).isEqualTo("{{= {'a': 1} }}");
    assertThat(ExprLang.tag("1")).isEqualTo("{{=1}}");
  }

  @Test
  void aConditionMustBeABoolean() {
    assertThatThrownBy(() -> Sample.EXPR_LANG.condition(Sample.typed("n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a integer is no condition");
  }
}
