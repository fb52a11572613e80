package dev.argosy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Findings;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          1 + 2 * 3                         ~ (1 + (2 * 3))
          1 - 2 - 3                         ~ ((1 - 2) - 3)
          a || b && !c                      ~ (a || (b && !c))
          a - b                             ~ (a - b)
          a-b                               ~ a-b
          -a * 2                            ~ (-a * 2)
          (1 + 2) * 3                       ~ ((1 + 2) * 3)
          a < b == c                        ~ error
          a ? b : c ? d : e                 ~ (a ? b : (c ? d : e))
          steps.find-prime.outputs.x > 0.9  ~ (steps.find-prime.outputs.x > 0.9)
          x in ['a', "b"]                   ~ (x in [a, b])
          {'k': {'l': 1}}['k'].l            ~ {k: {l: 1}}[k].l
          size(a) + a.b.contains('x')       ~ (size(a) + a.b.contains(x))
          1e3                               ~ 1000.0
          'it\\'s \\u0041\\n'               ~ it's A⏎
          firstOf(a, b,)                    ~ firstOf(a, b)
          true                              ~ true
          """)
  void readsByTheGrammar(String text, String tree) {
    assertThat(
            ExpressionParser.bare(Sample.scalar(text), new Findings())
                .map(ExpressionParserTest::show)
                .orElse("error"))
        .isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          n >= 10 && n <   ~ 14-15 expression-syntax: expected a value, found end of expression (a value is a name, a number, a text in quotes, true, false, [...] or (...))
          a and b          ~ 3-6 expression-foreign-word: 'and' is not an operator: it is written && (write &&)
          a or b           ~ 3-5 expression-foreign-word: 'or' is not an operator: it is written || (write ||)
          not a            ~ 1-4 expression-foreign-word: 'not' is not an operator: it is written ! (write !)
          (a and b)        ~ 4-7 expression-foreign-word: 'and' is not an operator: it is written && (write &&)
          a = b            ~ 3-4 expression-foreign-word: '=' has no meaning in an expression (write == to compare)
          a === b          ~ 3-6 expression-foreign-word: '===' has no meaning in an expression (write ==)
          a & b            ~ 3-4 expression-foreign-word: '&' has no meaning in an expression (write &&)
          a == None        ~ 6-10 expression-foreign-word: 'None' is not a value (there is no null; for what may not exist write firstOf(x, 'instead'))
          a == True        ~ 6-10 expression-foreign-word: 'True' is not a value (write true)
          (a               ~ 2-3 expression-syntax: expected ')' to close '(', found end of expression (add ))
          a)               ~ 2-3 expression-syntax: expected end of expression, found ')' (remove it, or add what it closes)
          'abc             ~ 1-5 expression-syntax: the string is not closed (add ' at its end)
          a b              ~ 3-4 expression-syntax: expected end of expression, found 'b' (join two values by an operator: == != < <= > >= in && || + - * / %)
          a -b             ~ 3-4 expression-syntax: a minus between two values needs blanks on both sides (names may hold a '-', so write a - b)
          1 < 2 < 3        ~ 7-8 expression-syntax: comparisons cannot be chained (write a < b && b < c, or use parentheses)
          '\\d'            ~ 2-4 expression-syntax: '\\d' is not an escape (escapes are \\\\ \\' \\" \\n \\r \\t \\uXXXX; for a backslash write \\\\)
          1.               ~ 1-3 expression-syntax: '1.' is not a number (numbers are written 12, 1.5 or 1e-3; text stands in quotes)
          10m              ~ 1-4 expression-syntax: '10m' is not a number (numbers are written 12, 1.5 or 1e-3; text stands in quotes)
          012              ~ 1-4 expression-syntax: a number must not start with 0 (write it without the zero, or in quotes)
          99999999999999999999 ~ 1-21 expression-syntax: the integer is too large (integers are 64-bit; write 99999999999999999999.0)
          {'a': 1, 'a': 2} ~ 10-13 expression-syntax: the key 'a' is written twice (remove one of the two)
          {a: 1}           ~ 2-3 expression-syntax: expected a key in quotes, found 'a' (write {'key': value})
          a.               ~ 2-3 expression-syntax: expected a name after '.', found end of expression (names start with a letter; for any other key write ['key'])
          a ? b            ~ 5-6 expression-syntax: expected ':' of 'condition ? then : otherwise', found end of expression (add :)
          ${{ a }} && ${{ b }} ~ 7-8 expression-syntax: expected end of expression, found '}' (one ${{ }} stands around the whole expression)
          ${{ }}           ~ 1-7 expression-empty: expected an expression, found nothing (write one, for example params.rows > 0)
          """)
  void saysWhereAndWhatWasExpected(String text, String finding) {
    Findings findings = new Findings();

    assertThat(ExpressionParser.bare(Sample.scalar(text), findings)).isEmpty();
    assertThat(Sample.shown(findings)).containsExactly(finding);
  }

  @Test
  void findsTheHolesOfAText() {
    Findings findings = new Findings();
    Text text =
        ExpressionParser.text(
            Sample.scalar("a ${{ x }}-${{ {'k': {'l': '}}'}} }} $${{ y }} }}"), findings);

    assertThat(findings.sorted()).isEmpty();
    assertThat(text.parts().stream().map(ExpressionParserTest::show))
        .containsExactly("a ", "${x 3-11}", "-", "${{k: {l: }}}} 12-37}", " ${{ y }} }}");
    assertThat(text.isConstant()).isFalse();
    assertThat(text.single()).isEmpty();
  }

  @Test
  void aTextThatIsOneExpressionIsSingle() {
    assertThat(ExpressionParser.text(Sample.scalar("${{x}}"), new Findings()).single())
        .map(ExpressionParserTest::show)
        .contains("x");
    assertThat(ExpressionParser.text(Sample.scalar("${{x}} "), new Findings()).single()).isEmpty();
  }

  @Test
  void aTextWithoutHolesIsConstant() {
    Text text = ExpressionParser.text(Sample.scalar("a $${{ b }} {{c}} $d"), new Findings());

    assertThat(text.constant()).isEqualTo("a ${{ b }} {{c}} $d");
  }

  @Test
  void oneBrokenHoleDoesNotHideAnother() {
    Findings findings = new Findings();
    Text text =
        ExpressionParser.text(
            Sample.scalar("${{ a and b }} ${{ c }} ${{ 1 + }} ${{}} ${{ d"), findings);

    assertThat(text.isBroken()).isTrue();
    assertThat(text.expressions()).hasSize(1);
    assertThat(Sample.shown(findings))
        .containsExactly(
            "7-10 expression-foreign-word: 'and' is not an operator: it is written && (write &&)",
            "31-32 expression-syntax: expected a value, found end of expression (a value is a name,"
                + " a number, a text in quotes, true, false, [...] or (...))",
            "36-41 expression-empty: expected an expression, found nothing (write one, for example"
                + " params.rows > 0)",
            "42-45 expression-unclosed: expected '}}' at the end of the expression that starts here"
                + " (add }}, or write $${{ for the characters themselves)");
  }

  @ParameterizedTest
  @CsvSource({"(,65", "[,5000", "!,5000", "-,5000", "size(,5000", "a?,5000", "{'a':,5000"})
  void deepNestingIsAFindingAndNoStackOverflow(String opening, int times) {
    Findings findings = new Findings();

    assertThat(ExpressionParser.bare(Sample.scalar(opening.repeat(times)), findings)).isEmpty();
    assertThat(Sample.shown(findings))
        .singleElement()
        .asString()
        .contains("expression-too-large")
        .contains("64 levels");
  }

  @Test
  void aLongChainIsAFindingAndNoStackOverflow() {
    Findings findings = new Findings();

    assertThat(ExpressionParser.bare(Sample.scalar("a" + ".b".repeat(9999)), findings)).isEmpty();
    assertThat(Sample.shown(findings)).singleElement().asString().contains("1000 words");
  }

  private static String show(Text.Part part) {
    return switch (part) {
      case Text.Literal literal -> literal.text();
      case Text.Hole hole -> {
        var span = hole.at().span();
        yield "${" + show(hole.expression()) + " " + span.column() + "-" + span.endColumn() + "}";
      }
      case Text.Broken broken -> "broken";
    };
  }

  private static String show(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Literal literal -> literal.value().toString().replace("\n", "⏎");
      case Syntax.Name name -> name.name();
      case Syntax.Member member -> show(member.target()) + "." + member.name();
      case Syntax.Index index -> show(index.target()) + "[" + show(index.index()) + "]";
      case Syntax.Call call ->
          call.target().map(target -> show(target) + ".").orElse("")
              + call.function()
              + call.arguments().stream()
                  .map(ExpressionParserTest::show)
                  .collect(Collectors.joining(", ", "(", ")"));
      case Syntax.Unary unary -> unary.operator() + show(unary.operand());
      case Syntax.Binary binary ->
          "(" + show(binary.left()) + " " + binary.operator() + " " + show(binary.right()) + ")";
      case Syntax.Conditional c ->
          "(" + show(c.condition()) + " ? " + show(c.then()) + " : " + show(c.otherwise()) + ")";
      case Syntax.ListOf list ->
          list.items().stream()
              .map(ExpressionParserTest::show)
              .collect(Collectors.joining(", ", "[", "]"));
      case Syntax.MapOf map ->
          map.properties().stream()
              .map(p -> p.key() + ": " + show(p.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
