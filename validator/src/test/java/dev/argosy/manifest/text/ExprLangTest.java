package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words, places and hints of mistakes in expressions, and what expressions refer to. */
class ExprLangTest {
  private static final ExprScope SCOPE =
      ExprScope.argo().text("item", "retries").object("inputs", "tasks", "steps", "workflow");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          1 + 1                                    ~ ``
          tasks['a-b'].outputs.parameters.x        ~ ``
          let x = inputs; x.parameters.a           ~ ``
          item = 'x'                               ~ `5-6 '=' is not expected here (write == to compare)`
          item == 'x                               ~ `8-10 the string is not closed (add ')`
          a & b                                    ~ `2-3 '&' is not expected here (write &&)`
          (item                                    ~ `4-5 expected ')' to close '(', found the end`
          item == 'a' || (                         ~ `15-16 the expression ends where a value is expected`
          inputs.parameters.a ?? 'x' == 'y'        ~ `27-29 '==' cannot follow ?? without parentheses (write (a ?? b) == c)`
          contains(item, 'x')                      ~ `0-8 expected a value, found 'contains' (it stands between two values: a contains b)`
          asInt(item) > 1 and retries > 1          ~ `20-31 '>' cannot stand between string and int (Argo's values are texts: convert with int(…) or float(…))`
          fromJson(item)                           ~ `0-8 unknown function 'fromJson' (write fromJSON(text))`
          asint(item)                              ~ `0-5 unknown function 'asint' (did you mean 'asInt'?)`
          trunc(3, item)                           ~ `0-5 unknown function 'trunc' (did you mean sprig.trunc?)`
          sprig.truncate(3, item)                  ~ `6-14 unknown function 'sprig.truncate' (did you mean 'trunc'?)`
          sprig.env('HOME')                        ~ `6-9 unknown function 'sprig.env' (Argo takes it away: pass the value as a parameter)`
          sprig.trunc(item)                        ~ `0-17 sprig.trunc takes (int, string), not 1 argument`
          input.parameters.a                       ~ `0-5 unknown name 'input' (did you mean 'inputs'?)`
          upper(1)                                 ~ `6-7 upper takes (string): this is int (convert it: string(…))`
          len()                                    ~ `0-5 len takes (list, object or string), not ()`
          split(item)                              ~ `0-11 split takes (string, string) or (string, string, int), not 1 argument`
          tasks.a-b.outputs.parameters.x           ~ `0-30 the minus in 'tasks.a-b.outputs.parameters.x' is read as a subtraction (write tasks['a-b'].outputs.parameters.x)`
          inputs.parameters.my-long-name == 'x'    ~ `0-30 the minus in 'inputs.parameters.my-long-name' is read as a subtraction (write inputs.parameters['my-long-name'])`
          tasks.step-1.outputs.result              ~ `10-14 the minus in this name is read as a subtraction (write names with a minus in brackets: tasks['step-1'].outputs)`
          tasks.check-in.outputs.result            ~ `11-14 the minus in this name is read as a subtraction (write names with a minus in brackets: tasks['check-in'].outputs)`
          tasks.a - 1                              ~ ``
          filter(item, # == 'a')                   ~ `7-11 filter takes a list, not string (read JSON first: fromJSON(text))`
          filter([1], # + 1)                       ~ `12-17 filter needs true or false for each element, this gives int (compare it: # == …)`
          map([1], #idx)                           ~ `9-13 unknown pointer '#idx' (known here: #, #index)`
          item matches '['                         ~ `13-16 this is no regular expression: missing closing ] (write one in the syntax of RE2, which Go has)`
          now().Year(1)                            ~ `0-13 Year takes (), not 1 argument`
          now().Yeer()                             ~ `6-10 time has no method 'Yeer' (did you mean 'Year'?)`
          item.name                                ~ `5-9 string has no field 'name' (read JSON first: fromJSON(text).key)`
          1 % 0                                    ~ `4-5 division by zero`
          'a\\qb'                                  ~ `2-4 '\\q' is not an escape of this string (escapes are \\\\ \\n \\r \\t \\a \\b \\f \\v, \\ with the string's own quote, \\x41, \\u0041, \\u{1F600}, \\101; for a backslash write \\\\, or use backticks)`
          foo + bar                                ~ `0-3 unknown name 'foo' (known here: asFloat, asInt, inputs, item, jsonpath, retries, sprig, steps, tasks, toJson, workflow); 6-9 unknown name 'bar' (known here: asFloat, asInt, inputs, item, jsonpath, retries, sprig, steps, tasks, toJson, workflow)`
          """)
  void whatIsSaid(String text, String expected) {
    assertThat(shown(ExprLang.check(text, SCOPE).problems())).isEqualTo(expected);
  }

  static String shown(List<TextProblem> problems) {
    return String.join(
        "; ",
        problems.stream()
            .map(p ->
                p.from()
                    + "-"
                    + p.to()
                    + " "
                    + p.message()
                    + (p.hint().isEmpty() ? "" : " (" + p.hint() + ")"))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          tasks['a-b'].outputs.parameters.x + item   ~ `0-33 tasks.a-b.outputs.parameters.x; 36-40 item`
          tasks.a?.outputs                           ~ `0-16 tasks.a.outputs guarded`
          (tasks.a.x ?? steps.b.y) + 'z'             ~ `1-10 tasks.a.x guarded; 14-23 steps.b.y`
          inputs.parameters[item]                    ~ `0-17 inputs.parameters cut; 18-22 item`
          map(fromJSON(item), #.v + inputs.n)        ~ `13-17 item; 26-34 inputs.n`
          let item2 = inputs.a; item2 + sprig.upper(steps.s) ~ `12-20 inputs.a; 42-49 steps.s`
          workflow.creationTimestamp.Format('x')     ~ `0-26 workflow.creationTimestamp cut`
          len(inputs) + asInt(retries)               ~ `4-10 inputs; 20-27 retries`
          """)
  void whatIsReadOutOfVariables(String text, String expected) {
    String shown =
        String.join(
            "; ",
            ExprLang.check(text, SCOPE).references().stream()
                .map(r ->
                    r.from()
                        + "-"
                        + r.to()
                        + " "
                        + r.dotted()
                        + (r.whole() ? "" : " cut")
                        + (r.guarded() ? " guarded" : ""))
                .toList());
    assertThat(shown).isEqualTo(expected);
  }

  @Test
  void aConditionIsTrueOrFalse() {
    assertThat(ExprLang.checkCondition("asInt(retries) > 3", SCOPE).problems()).isEmpty();
    assertThat(ExprLang.checkCondition("inputs.parameters.x", SCOPE).problems()).isEmpty();
    assertThat(ExprLang.checkCondition("retries", SCOPE).problems())
        .extracting(TextProblem::kind)
        .containsExactly(Kind.NOT_A_CONDITION);
  }

  @Test
  void aScopeSaysWhatThereIs() {
    ExprScope http = ExprScope.plain().object("response", "request");
    assertThat(ExprLang.check("response.statusCode-1 == 199", http).problems()).isEmpty();
    assertThat(ExprLang.check("asInt(response.body) == 1", http).problems())
        .extracting(TextProblem::hint)
        .containsExactly("it is a function of Argo's, which is not to be had here");
    assertThat(ExprLang.check("foo.bar + baz", http.opened()).problems()).isEmpty();
    assertThat(ExprLang.check("foo.bar", http.opened()).references()).hasSize(1);
    // A variable hides the function of its name.
    assertThat(ExprLang.check("duration('1h')", SCOPE.text("duration")).problems()).hasSize(1);
    assertThat(ExprLang.check("duration > '1'", SCOPE.text("duration")).problems()).isEmpty();
  }
}
