package dev.argosy.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.code.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a piece of Python, and where. */
class PythonModuleTest {
  private static String said(String source, int minor) {
    String text = source.replace("\\n", "\n");
    return PythonModule.read(text, minor).problems().stream()
        .map(p -> text.substring(p.from(), Math.min(p.to(), text.length())) + ": " + p.message())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "if x                        ~ : expected ':'",
        "f(1, [2)                    ~ ): closing parenthesis ')' does not match opening parenthesis '['",
        "x = (1,\\ny = 2             ~ (: '(' was never closed",
        "x = 1)                      ~ ): unmatched ')'",
        "def f():\\nreturn           ~ return: expected an indented block after function definition",
        "x = 1\\n  y = 2             ~ : unexpected indent",
        "if 1:\\n    x = 1\\n  y = 2 ~ y: unindent does not match any outer indentation level",
        "if 1:\\n        x = 1\\n\ty = 2 ~ \t: inconsistent use of tabs and spaces in indentation",
        "print 'x'                   ~ print: missing parentheses in call to 'print'",
        "if x = 1: pass              ~ =: invalid syntax: '=' in a condition",
        "x = 'abc                    ~ ': unterminated string literal",
        "x = \u201cabc\u201d         ~ \u201c: invalid character '\u201c' (U+201C)",
        "1 = x                       ~ 1: cannot assign to literal",
        "f() = x                     ~ f(): cannot assign to function call",
        "def f(a, a): pass           ~ a: duplicate argument 'a' in function definition",
        "def f(a=1, b): pass         ~ b: parameter without a default follows parameter with a default",
        "return 1                    ~ return 1: 'return' outside function",
        "break                       ~ break: 'break' outside loop",
        "x = await y                 ~ await y: 'await' outside function",
        "def f():\\n  x = 1\\n  global x ~ x: name 'x' is assigned to before global declaration",
        "x = 08                      ~ 08: leading zeros in decimal integer literals are not permitted",
        "f'{x'                       ~ ': unterminated string literal",
        "'\\x1'                      ~ \\x1: truncated \\xXX escape in a string",
        "[a for a in b\\nx = 1       ~ [: '[' was never closed",
        "foo(a, b=1, c)              ~ c: positional argument follows keyword argument",
        "else: pass                  ~ else: invalid syntax",
      })
  void theFirstPlaceThatDoesNotFit(String source, String message) {
    String said = said(source, PythonModule.NEWEST);
    assertThat(said.strip()).isEqualTo(message.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "9  ~ 10 ~ match 1:\\n  case 1: pass",
        "10 ~ 11 ~ try: pass\\nexcept* OSError: pass",
        "11 ~ 12 ~ def f[T](a: T): pass",
        "11 ~ 12 ~ type A = int",
        "11 ~ 12 ~ a = 1; f'{'a' + f\"{a}\"}'",
        "12 ~ 13 ~ class A[T = int]: pass",
        "13 ~ 14 ~ try: pass\\nexcept OSError, ValueError: pass",
        "13 ~ 14 ~ a = 1; t'{a}'",
      })
  void aNewFormIsRefusedBeforeItsVersionOnly(int before, int since, String source) {
    assertThat(PythonModule.read(source.replace("\\n", "\n"), before).isSound()).isFalse();
    assertThat(said(source, since)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "print(x)                              ~ x",
        "def f(): return g()\\ndef g(): pass   ~ ``",
        "class A:\\n  a = 1\\n  def f(self): return a ~ a",
        "class A:\\n  a = 1\\n  b = a          ~ ``",
        "class A:\\n  a = [1]\\n  b = [a for _ in a] ~ a",
        "[x for x in [1]]; x                   ~ x",
        "(y := 1); y                           ~ ``",
        "def f():\\n  global z\\n  z = 1\\nz   ~ ``",
        "from os import *\\npath2              ~ ``",
        "exec('a = 1'); a                      ~ ``",
        "try: unicode\\nexcept NameError: unicode = str ~ ``",
        "import sys\\nif sys.version_info[0] < 3: unicode ~ ``",
        "def f(a: Missing): pass               ~ Missing",
        "from __future__ import annotations\\ndef f(a: Missing): pass ~ ``",
        "def f():\\n  a: Missing = 1           ~ ``",
        "f'{a!r:>{b}}'                         ~ a b",
        "lambda a, b=c: a + b                  ~ c",
        "__name__, __file__, __debug__         ~ ``",
        "class A:\\n  def f(self): return __class__, __qualname__ ~ __qualname__",
        "def f():\\n  def g(): return x\\n  x = 1 ~ ``",
        "try: pass\\nexcept OSError as e: print(e) ~ ``",
        "match [1]:\\n  case [a, *b]: print(a, b, c) ~ c",
        "import os.path as p, re\\np, re, os   ~ os",
        "del q                                 ~ ``",
        "x += 1                                ~ ``",
      })
  void namesThatNothingBinds(String source, String names) {
    List<Problem> problems =
        PythonModule.read(source.replace("\\n", "\n"), PythonModule.NEWEST).problems();
    assertThat(problems).allMatch(p -> p.kind() == Problem.Kind.NAME);
    assertThat(
            problems.stream()
                .map(p -> p.message().replaceAll(".*'(.*)'.*", "$1"))
                .collect(Collectors.joining(" ")))
        .isEqualTo(names);
  }

  @Test
  void hintsNameTheNearest() {
    assertThat(
            PythonModule.read("import os\nvalue = 1\nprint(valeu, xrange, json)\n", 12).problems())
        .extracting(Problem::hint)
        .containsExactly("did you mean 'value'?", "Python 3 has range", "add 'import json'");
  }

  @Test
  void nestingBeyondReasonIsPassedOver() {
    for (String deep :
        List.of(
            "x" + ".a".repeat(100_000),
            "-".repeat(100_000) + "1",
            "2" + "**2".repeat(100_000),
            "not ".repeat(100_000) + "1",
            "lambda: ".repeat(100_000) + "1",
            "1 if 1 else ".repeat(100_000) + "1",
            "1" + " + 1".repeat(100_000),
            "f(" + "a, ".repeat(100_000) + ")",
            "f(".repeat(150) + "a" + ")".repeat(150),
            ("a" + ".a".repeat(900) + "(").repeat(150) + (")" + ".a".repeat(90)).repeat(150))) {
      assertThat(PythonModule.read("x = 1\na = 2\nf = 3\n" + deep + "\n", 12).problems()).isEmpty();
    }
    assertThat(PythonModule.read("(".repeat(100_000), 12).problems())
        .extracting(Problem::message)
        .containsExactly("too many nested parentheses");
  }
}
