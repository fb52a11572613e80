package dev.argosy.compile.exprlang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.expression.EvaluationException;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.testkit.ArgoExpressions;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Argo's own engine, of each line, and the evaluator give the same text, or both give none. */
@NeedsPart(Part.VALIDATOR)
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoweredExpressionsArgoTest {
  private static final int EXPRESSIONS = 1500;
  private static final String FAILS = "(fails)";

  @Parameter private ArgoLine line = ArgoLine.V4_0;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  private ArgoExpressions argo;

  @BeforeAll
  void start() {
    argo = new ArgoExpressions(line);
  }

  @AfterAll
  void stop() {
    argo.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          n + 1                           ~ 8
          rate                            ~ 13
          rate / 2                        ~ 6.5
          1000000 * 1.0                   ~ 1000000
          n / (m + 3)                     ~ (fails)
          n % (m + 3)                     ~ (fails)
          9223372036854775807 + 1         ~ -9223372036854775808
          ok && rate > 0.5 ? 'y' : 'n'    ~ y
          word + '}}' + '{{'              ~ Straße}}{{
          size(word)                      ~ 6
          upper(word)                     ~ STRAßE
          {'a': {'b': {}}}                ~ {"a":{"b":{}}}
          {'b': 1, 'a': '<'}              ~ {"a":"<","b":1}
          ints                            ~ [3,1,2]
          object                          ~ {"z":1,"a":[{"k":"v{{"}]}
          object.a                        ~ [{"k":"v{{"}]
          object.a[0].k                   ~ v{{
          object.missing                  ~ (fails)
          object.z + 1                    ~ 2
          config.size % 2                 ~ 1
          config.on                       ~ false
          ints[n - 7]                     ~ 3
          ints[n - 8]                     ~ (fails)
          ints[3]                         ~ (fails)
          1.0 in [1, 2]                   ~ true
          2.0 in ints                     ~ true
          [1] in [[1.0]]                  ~ true
          'z' in object                   ~ true
          ints == [3, 1, 2]               ~ true
          [] + []                         ~ []
          ints + [4]                      ~ [3,1,2,4]
          range(3)                        ~ [0,1,2]
          range(3, 3)                     ~ []
          join(ints, '-')                 ~ 3-1-2
          join(range(2), '')              ~ 01
          join([1, 'a', true, 0.5], ' ')  ~ 1 a true 0.5
          split('a,b,', ',')              ~ ["a","b",""]
          split('é😀', '')                ~ ["é","😀"]
          replace('aé', '', '-')          ~ -a-é-
          keys(object)                    ~ ["a","z"]
          values(object)                  ~ [[{"k":"v{{"}],1]
          min(ints)                       ~ 1
          max(2, 2.5)                     ~ 2.5
          min([])                         ~ (fails)
          abs(m)                          ~ 3
          round(-2.5)                     ~ -3
          int(-2.9)                       ~ -2
          int('12')                       ~ 12
          int('1.5')                      ~ (fails)
          int(1e19)                       ~ (fails)
          double('1e3')                   ~ 1000
          double('nan')                   ~ (fails)
          bool('TRUE')                    ~ true
          bool('yes')                     ~ (fails)
          sha256('')                      ~ e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
          fromJson('{"a": [1.5]}').a[0]   ~ 1.5
          fromJson('x')                   ~ (fails)
          fromJson('"x"') + 'y'           ~ xy
          toJson(word)                    ~ "Straße"
          'abc'.matches('^a.c$')          ~ true
          text.contains('{{workflow')     ~ true
          firstOf(none, 'd')              ~ d
          firstOf(no-int, n)              ~ 7
          firstOf(no-int, 0.5)            ~ 0.5
          firstOf(no-int + 1, n * 2)      ~ 14
          firstOf(no-list, [])            ~ []
          firstOf(no-list, ints)          ~ [3,1,2]
          -m                              ~ 3
          !ok || !(n > 1 && ok)           ~ false
          """)
  void argoGivesTheText(String text, String result) {
    Map<String, Object> values = Sample.ordinary();
    assertThat(evaluated(text, values)).isEqualTo(result);
    assertThat(byArgo(text, values)).isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomExpressionsOverHostileValues(long seed) {
    Random random = new Random(seed);
    RandomExpressions expressions = new RandomExpressions(random);
    int failed = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expressions.next();
      Map<String, Object> values = HostileValues.of(random);
      String evaluated = evaluated(text, values);
      failed += evaluated.equals(FAILS) ? 1 : 0;
      assertThat(byArgo(text, values))
          .as("%s%n%s%nover %s", text, Sample.EXPR_LANG.text(Sample.typed(text)), values)
          .isEqualTo(evaluated);
    }
    assertThat(failed).as("most random expressions have a value").isLessThan(EXPRESSIONS / 2);
  }

  @Test
  void jsonSurvivesArgosSecondExpansion() {
    Random random = new Random(5);
    RandomExpressions expressions = new RandomExpressions(random);
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expressions.next();
      Map<String, Object> values = HostileValues.of(random);
      Expr expr = Sample.typed(text);
      String evaluated;
      try {
        evaluated = json(expr, values);
      } catch (EvaluationException none) {
        continue;
      }
      String once = "[ " + byArgo(Sample.EXPR_LANG.json(expr), expr, values) + " ]";
      String twice = argo.replaceInTask(once, Sample.environment(values));
      assertThat(twice).as(text).isEqualTo("[ " + evaluated + " ]").doesNotContain("{{");
    }
  }

  private static String json(Expr expr, Map<String, Object> values) {
    String json =
        expr instanceof Expr.Ref ref && ref.type().isComposite()
            ? Evaluator.text(expr, Sample.values(values))
            : TextForm.json(Evaluator.evaluate(expr, Sample.values(values)));
    return json.replace("{{", "\\u007b\\u007b");
  }

  @Test
  void conditionsGiveTrueOrFalse() {
    for (String text : new String[] {"ok", "n > 1 && !ok", "fromJson('true')", "object.z == 1"}) {
      Expr expr = Sample.typed(text);
      assertThat(byArgo(Sample.EXPR_LANG.condition(expr), expr, Sample.ordinary()))
          .isEqualTo(String.valueOf(Evaluator.evaluate(expr, Sample.values(Sample.ordinary()))));
    }
    assertThat(Sample.typed("ok").type()).isEqualTo(Scalar.BOOLEAN);
  }

  private static String evaluated(String text, Map<String, Object> values) {
    try {
      return Evaluator.text(Sample.typed(text), Sample.values(values));
    } catch (EvaluationException none) {
      return FAILS;
    }
  }

  private String byArgo(String text, Map<String, Object> values) {
    Expr expr = Sample.typed(text);
    return byArgo(Sample.EXPR_LANG.text(expr), expr, values);
  }

  private String byArgo(String lowered, Expr expr, Map<String, Object> values) {
    assertThat(lowered).as("%s", expr).doesNotContain("{{").doesNotContain("}}");
    try {
      return argo.replaceInTask(ExprLang.tag(lowered), Sample.environment(values));
    } catch (ArgoExpressions.Refused refused) {
      return FAILS;
    }
  }
}
