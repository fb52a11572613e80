package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.manifest.text.WhenExpression.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words, places and hints of mistakes in conditions of steps, tasks and resources. */
class WhenExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~ ",
      quoteCharacter = '`',
      textBlock =
          """
          '{{a}}' == 'x'                  ~ ``
          {{=a == 'x'}}                   ~ ``
          {{inputs.parameters.run}}       ~ ``
          {{tasks.a.status}} == Succeeded ~ ``
          {{a}} > 5                       ~ ``
          {{a}} {{op}} {{b}}              ~ ``
          '{{a}}' == 'x' && !('{{b}}' == '') ~ ``
          {{a}} == heads                  ~ `0-5 the value of 'a' becomes part of the condition: a blank, quote or minus in it breaks it, and a number never equals a text (write '{{a}}' == 'heads')`
          '{{a}}' = 'x'                   ~ `8-9 '=' has no meaning in a when (write == to compare)`
          '{{a}}' === 'x'                 ~ `8-11 '===' has no meaning in a when (write ==)`
          a == b and c == d               ~ `7-10 a word cannot follow a word (write &&)`
          true&&!false                    ~ `4-7 '&&!' has no meaning in a when (signs that touch are read as one: put a blank between them)`
          '{{a}}' == foo bar              ~ `15-18 a word cannot follow a word (put a text of several words in quotes)`
          '{{a}}' > 5                     ~ `0-11 '>' compares two numbers or two texts, not a text and a number (write the number's side without quotes)`
          '{{a}}' == true                 ~ `0-15 a text never equals true or false (put both sides in quotes)`
          '{{a}}' in ('x')                ~ `0-16 'in' takes a list of two or more, not a text (write in ('a', 'b'); for one write ==)`
          '{{a}}' == v1.2                 ~ `11-15 'v1.2' is read as a variable, which does not exist (write 'v1.2' if it is a text)`
          '{{a}}' == 1.2.3                ~ `11-16 '1.2.3' is not a number (put texts in quotes: '1.2.3')`
          '{{a}}'                         ~ `0-7 a when must give true or false, this gives a text (compare it: '…' == '…')`
          '{{a}}' == "it's"               ~ `16-17 the text in quotes is not closed (both ' and " end a text: write \\' for one inside)`
          ('{{a}}' == 'x'                 ~ `0-1 '(' is not closed (add ')')`
          !'{{a}}'                        ~ `1-8 a text in quotes cannot follow a sign before a value (! takes true, false or what stands in ( ): write '{{…}}' != 'true')`
          '{{a}}' == 'x' &&               ~ `15-17 the condition ends where a value is expected`
          '{{a}}' =~ '['                  ~ `11-14 this is no regular expression: missing closing ] (write one in the syntax of RE2, which Go has)`
          matches('{{a}}', 'x')           ~ `0-7 there is no function 'matches' (compute it in an expression: {{=matches(…)}})`
          {{a == b                        ~ `0-2 '{{' has no meaning in a when (the tag is not closed: add }})`
          """)
  void ofSteps(String text, String expected) {
    assertThat(ExprLangTest.shown(WhenExpression.check(text, Place.STEP))).isEqualTo(expected);
  }

  @Test
  void aCronWorkflowHasNoBareWords() {
    assertThat(WhenExpression.check("'a' == a", Place.STEP)).isEmpty();
    assertThat(ExprLangTest.shown(WhenExpression.check("'a' == a", Place.CRON)))
        .isEqualTo(
            "7-8 'a' is read as a variable, which does not exist (write 'a' if it is a text)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~ ",
      quoteCharacter = '`',
      textBlock =
          """
          status.succeeded > 0            ~ ``
          status.phase in (Done, Ok), status.failed < 3 ~ ``
          status.phase == {{inputs.parameters.phase}} ~ ``
          status.phase == 'Done'          ~ `16-22 ''Done'' is no value that can be compared (write it without quotes)`
          status.succeeded >= 1           ~ `17-19 there is no '>=' (for whole numbers write > 0 for >= 1)`
          status.a > 0 && status.b > 0    ~ `13-15 expected ',' or the end, found '&&' (join conditions with ',')`
          status.a > x                    ~ `11-12 'x' is no whole number (only those are ordered)`
          {.status.phase} == Done         ~ `0-15 '{.status.phase}' is no field that can be named here (write the path alone: status.phase)`
          """)
  void ofResources(String text, String expected) {
    assertThat(ExprLangTest.shown(ResourceCondition.check(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~ ",
      quoteCharacter = '`',
      textBlock =
          """
          A && (B.Failed || !c-1.AnySucceeded) ~ ``
          A.Success                       ~ `2-9 unknown result 'Success' (did you mean 'Succeeded'?)`
          A.succeeded                     ~ `2-11 unknown result 'succeeded' (did you mean 'Succeeded'?)`
          A.Succeeded and B               ~ `12-15 'and' cannot be a task here (write &&)`
          A, B                            ~ `1-2 expected && or ||, found ',' (write && for all of them, || for any)`
          A & B                           ~ `2-3 expected && or ||, found '&' (write &&)`
          A B                             ~ `2-3 expected && or ||, found 'B' (write && or || between tasks)`
          A &&                            ~ `2-4 expected a task after '&&'`
          (A || B                         ~ `0-1 '(' is not closed (add ')')`
          A)                              ~ `1-2 expected && or ||, found ')' (nothing is open that it could close)`
          my_task                         ~ `0-7 'my_task' cannot be a task here (names of tasks have letters, digits and '-')`
          {{inputs.parameters.t}}         ~ `0-23 a tag cannot stand in depends (name the tasks: Argo reads it first)`
          A.                              ~ `1-2 a result is missing after '.' (known: AllFailed, AnySucceeded, Daemoned, Errored, Failed, Omitted, Skipped, Succeeded)`
          """)
  void ofTasks(String text, String expected) {
    assertThat(ExprLangTest.shown(DependsExpression.check(text).problems())).isEqualTo(expected);
  }

  @Test
  void tasksAreNamedWithTheirPlaces() {
    assertThat(DependsExpression.check("A.Failed && (b-1 || b-1.AllFailed").tasks())
        .extracting(
            t -> t.from() + "-" + t.to() + "-" + t.end() + " " + t.task() + " " + t.needsItems())
        .containsExactly("0-1-8 A false", "13-16-16 b-1 false", "20-23-33 b-1 true");
  }
}
