package dev.argosy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCheckerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          params.n + 1                          ~ integer
          params.n + 1.5                        ~ number
          params.n / 2                          ~ number
          params.n % 2                          ~ integer
          params.text + 'x'                     ~ string
          params.ints + [1]                     ~ array of integer
          params.n > 0.5 && !params.ok          ~ boolean
          params.mode == 'fast'                 ~ boolean
          'k' in params.object                  ~ boolean
          3 in params.ints                      ~ boolean
          params.ok ? 1 : 2.5                   ~ number
          params.config.size                    ~ integer
          params['config']['name']              ~ string
          params.object.a.b[0]                  ~ any
          params.words[params.n]                ~ string
          params.model                          ~ Model
          params.model.path                     ~ string
          firstOf(params.n, 0.5)                ~ number
          [1, 'a']                              ~ array
          {'a': 1}.a                            ~ integer
          size(params.words) + size('a')        ~ integer
          range(3)                              ~ array of integer
          join(params.ints, ',')                ~ string
          split('a', '').contains               ~ error
          min(1, 2.5)                           ~ number
          max(params.ints)                      ~ integer
          round(params.rate)                    ~ integer
          keys(params.object)                   ~ array of string
          values(params.config)                 ~ array
          fromJson(params.text).x > 1           ~ boolean
          params.text.matches('^a+$')           ~ boolean
          """)
  void givesTheType(String text, String type) {
    Findings findings = new Findings();
    Expr expr =
        TypeChecker.check(
            ExpressionParser.bare(Sample.scalar(text), findings).orElseThrow(),
            Sample.SCOPE,
            findings);
    assertThat(findings.hasErrors() ? "error" : expr.type().word()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          steps.multipy.outputs.result  ~ 7-14 unknown-name: unknown step 'multipy', did you mean 'multiply'? (known here: multiply)
          parms.n                       ~ 1-6 unknown-name: unknown name 'parms', did you mean 'params'? (known here: params, steps, vars, run)
          params.n-1                    ~ 8-11 unknown-name: unknown param 'n-1' (a minus needs blanks on both sides: n - 1)
          vars.x                        ~ 6-7 unknown-name: unknown var 'x' (there is no var here)
          run.status                    ~ 1-4 not-a-value: run.status is known only in finally (move the step)
          steps.multiply                ~ 1-15 not-a-value: 'steps.multiply' is not a value: expected '.' and a member of the step (for example steps.multiply.outputs)
          params[params.text]           ~ 8-19 not-a-value: a param of 'params' cannot be chosen by a computed name (write the name itself; use '? :' to choose between two)
          params.n < '10'               ~ 1-16 compared-types: cannot compare integer with string (write 10 without quotes)
          params.ok == 'True'           ~ 1-20 compared-types: cannot compare boolean with string (write true without quotes)
          params.text > params.n        ~ 1-23 compared-types: cannot compare string with integer (convert with int(...))
          params.ok < true              ~ 1-17 compared-types: boolean values have no order
          'a' in params.ints            ~ 1-19 compared-types: cannot look for string in array of integer (convert with int(...))
          'a' in params.text            ~ 1-19 operator-types: expected an item in an array, or a text in an object, found string in string (write text.contains(part))
          params.mode == 'fst'          ~ 16-21 never-equal: the value is never 'fst': expected one of 'fast', 'full' (did you mean 'fast'?)
          params.text + 1               ~ 1-16 operator-types: '+' needs two numbers, two strings or two arrays, found string and integer (to join texts write a + string(b); to add numbers, int(...) or double(...))
          params.model + 1              ~ 1-13 operator-types: an artifact of type Model has no value for '+', expected a number or string (an artifact is a file: use .path or .uri, or let the step write a parameter output)
          params.model.size             ~ 14-18 unknown-property: an artifact of type Model has no 'size' (known here: path, uri)
          params.rate % 2               ~ 1-12 operator-types: '%' needs two integers, found number (convert with int(...))
          params.n / 0                  ~ 12-13 division-by-zero: this divides by zero
          params.n && params.ok         ~ 1-9 operator-types: expected a boolean beside '&&', found integer (compare it: x > 0)
          !params.text                  ~ 2-13 operator-types: expected a boolean after '!', found string (convert with bool(...))
          params.ok ? 1 : 'a'           ~ 17-20 operator-types: the two branches of '? :' have different types: integer and string (convert with int(...))
          params.n ? 1 : 2              ~ 1-9 operator-types: expected a boolean before '?', found integer
          params.config.sise            ~ 15-19 unknown-property: unknown property 'sise' (did you mean 'size'?)
          params.text.length            ~ 13-19 unknown-property: a value of type string has no property 'length' (read a JSON text with fromJson(...), or declare the type object)
          params.ints[-1]               ~ 13-15 index-out-of-range: expected an index from 0, found a negative one (the last item is list[size(list) - 1])
          params.ints['a']              ~ 13-16 operator-types: expected an integer between '[' and ']', found string (convert with int(...))
          len(params.text)              ~ 1-4 unknown-function: unknown function 'len' (write size(...))
          fromJSON('1').x               ~ 1-9 unknown-function: unknown function 'fromJSON' (did you mean 'fromJson'?)
          contains('a', 'b')            ~ 1-9 unknown-function: unknown function 'contains' (write text.contains(part))
          params.text.size()            ~ 13-17 unknown-function: unknown method 'size' (write size(text, array or object))
          replace('a', 'b')             ~ 1-18 function-arguments: 'replace' is called with 2 arguments (write replace(text, old, new))
          size(params.n)                ~ 6-14 function-arguments: 'size' expects a string, array or object, found integer (write size(text, array or object))
          lower(params.n)               ~ 7-15 function-arguments: 'lower' expects a string, found integer (convert with string(...))
          firstOf()                     ~ 1-10 function-arguments: firstOf needs at least one argument (write firstOf(steps.a.outputs.x, 'instead'))
          'a'.matches('(?=a)')          ~ 13-20 invalid-pattern: the pattern is not a regular expression: error parsing regexp: invalid or unsupported Perl syntax: `(?=` (patterns follow RE2, without look-around and back references)
          """)
  void saysWhatIsWrongAndWhatIsNear(String text, String finding) {
    assertThat(Sample.findings(text)).containsExactly(finding);
  }

  @Test
  void oneMistakeGivesOneFinding() {
    assertThat(Sample.findings("lower(steps.x.outputs.y + 1) == params.n - steps.multiply"))
        .hasSize(2)
        .anyMatch(f -> f.contains("unknown step 'x'"))
        .anyMatch(f -> f.contains("'steps.multiply' is not a value"));
    assertThat(Sample.findings("[params.x, params.x]")).hasSize(2);
  }

  @Test
  void aConditionMustBeBoolean() {
    Findings findings = new Findings();
    TypeChecker.condition(
        ExpressionParser.bare(Sample.scalar("params.n"), findings).orElseThrow(),
        Sample.SCOPE,
        findings);

    assertThat(Sample.shown(findings))
        .containsExactly(
            "1-9 type-mismatch: expected a condition of type boolean, found integer"
                + " (compare it: x > 0)");
  }

  @Test
  void knowsWhatMustExist() {
    Expr expr = Sample.typed("firstOf(params.n, 0) + params.m");

    assertThat(expr.lookups().map(Expr.Lookup::reference))
        .containsExactly(new Sample.Named("params.n"), new Sample.Named("params.m"));
    assertThat(expr.required().map(Expr.Lookup::reference))
        .containsExactly(new Sample.Named("params.m"));
  }
}
