package dev.argosy.compile.exprlang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.expression.EvaluationException;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.SourceForm;
import dev.argosy.expression.TextForm;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression is written as is read as the same expression. */
class SourceFormTest {
  private static final int EXPRESSIONS = 3000;

  private static String written(Expr expr) {
    return SourceForm.of(expr, reference -> ((Sample.Output) reference).name());
  }

  private static String value(Expr expr, Map<String, Object> values) {
    try {
      return TextForm.of(Evaluator.evaluate(expr, Sample.values(values)));
    } catch (EvaluationException e) {
      return "(fails)";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(n + 1) * m - -n % 2",
        "n - (m - 1)",
        "!(ok && !ok || n < m)",
        "ok ? word : (ok ? 'a' : 'b')",
        "'it\\'s \\\\ \\n \\u0001 }} ${{ {{'",
        "config.size + config['size']",
        "words[0].startsWith('a') && (word + 'x').contains('x')",
        "firstOf(none, text, 'x')",
        "{'a': {'b c': [1, 2.5]}}",
        "1.0E10 + 0.000001",
        "n in ints"
      })
  void twice(String text) {
    Expr expr = Sample.typed(text);
    assertThat(Sample.typed(written(expr))).isEqualTo(expr);
  }

  @Test
  void randomExpressionsKeepTheirValue() {
    RandomExpressions random = new RandomExpressions(new Random(3));
    Map<String, Object> values = Sample.ordinary();
    for (int i = 0; i < EXPRESSIONS; i++) {
      Expr expr = Sample.typed(random.next());
      Expr again = Sample.typed(written(expr));
      assertThat(value(again, values)).as(written(expr)).isEqualTo(value(expr, values));
      assertThat(written(again)).isEqualTo(written(expr));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
  void integersOfAnySizeAreLiterals(long value) {
    assertThat(value(Sample.typed(SourceForm.literal(value)), Map.of()))
        .isEqualTo(String.valueOf(value));
  }
}
