package dev.argosy.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same cases, and many more, are compared with Argo's engine in the compiler. */
class EvaluatorTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "params.n",
          7,
          "params.m",
          BigInteger.valueOf(-2),
          "params.rate",
          13L,
          "params.ok",
          true,
          "params.text",
          "a😀",
          "params.ints",
          List.of(3, 1),
          "params.object",
          unsorted());

  private static Map<String, Object> unsorted() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", "<&>");
    return map;
  }

  private static String text(String text) {
    return Evaluator.text(Sample.typed(text), r -> VALUES.get(((Sample.Named) r).path()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          params.n + params.m          ~ 5
          params.rate                  ~ 13
          params.rate / 2              ~ 6.5
          params.n / 7                 ~ 1
          9223372036854775807 + 1      ~ -9223372036854775808
          size(params.text)            ~ 2
          params.ok ? 'y' : 'n'        ~ y
          false && 1 / params.m == 0   ~ false
          params.object                ~ {"z":1,"a":"<&>"}
          toJson(params.object)        ~ {"a":"<&>","z":1}
          params.ints[1]               ~ 1
          params.object.z + 1          ~ 2
          firstOf(params.mode, 'd')    ~ d
          join(params.ints, ',')       ~ 3,1
          keys(params.object)          ~ ["a","z"]
          round(2.5) + round(-2.5)     ~ 0
          fromJson('[-0, 1e2]')        ~ [-0,100]
          1 == 1.0                     ~ true
          [1, 2] == [1.0, 2.0]         ~ true
          'ß'.contains('ß') && upper('ß') == 'ß' ~ true
          """)
  void givesTheTextForm(String text, String result) {
    assertThat(text(text)).isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "params.mode",
        "1 / (params.n - 7)",
        "1 % (params.n - 7)",
        "params.ints[params.n]",
        "params.ints[params.m]",
        "params.object.missing",
        "int('1.5')",
        "int(1e19)",
        "bool('yes')",
        "double('nan')",
        "fromJson('[1] x')",
        "fromJson('')",
        "fromJson('null')",
        "max([])",
        "range(1000000)"
      })
  void hasNoValue(String text) {
    assertThatThrownBy(() -> text(text)).isInstanceOf(EvaluationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "13.0,13", "1e6,1000000", "1e20,100000000000000000000", "1e21,1e+21", "1e-6,0.000001",
    "1e-7,1e-7", "1.5e300,1.5e+300", "4.9e-324,5e-324", "-0.0,-0", "0.1,0.1",
    "123456789.125,123456789.125"
  })
  void numbersAreTheShortestJson(double number, String text) {
    assertThat(TextForm.of(number)).isEqualTo(text);
    assertThat(Double.parseDouble(text)).isEqualTo(number);
  }

  @Test
  void textsAreQuotedOnlyInsideOfJson() {
    assertThat(TextForm.of("a\"\n")).isEqualTo("a\"\n");
    assertThat(TextForm.of(List.of("a\"\n\u0001\u2028é<")))
        .isEqualTo("[\"a\\\"\\n\\u0001\\u2028é<\"]");
  }

  @Test
  void whatIsNoNumberHasNoText() {
    assertThatThrownBy(() -> TextForm.of(Double.NaN)).isInstanceOf(EvaluationException.class);
  }
}
