package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code of steps: findings stand where the code is written, and only what is certain is told. */
class CodeInStepsTest {
  private static final String HEAD =
      "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n  steps:\n";

  private static List<String> found(String step, Map<String, String> files, List<String> paths) {
    Map<String, String> all = new java.util.HashMap<>(files);
    all.put("p.yaml", HEAD + step);
    return Validator.validate(
            MemoryTree.of(all), Validator.Options.of(Optional.empty(), paths, false))
        .findings()
        .stream()
        .map(d -> d.at() + " " + d.code().id() + " " + d.message())
        .toList();
  }

  @Test
  void codeInAFileIsToldThereAlsoWhenOnlyTheDocumentIsAskedFor() {
    String step = "    a: {python: {image: 'python:3.12', file: lib/a.py}}\n";
    Map<String, String> files = Map.of("lib/a.py", "def f():\r\n    pass\r\n    x = 'ä' + y\r\n");
    String expected = "lib/a.py:3:15 python-name the name 'y' is bound nowhere";
    assertThat(found(step, files, List.of())).containsExactly(expected);
    assertThat(found(step, files, List.of("p.yaml"))).containsExactly(expected);
  }

  @Test
  void codeInQuotesAndFoldedTextIsToldAtItsCharacter() {
    assertThat(
            found(
                "    a: {script: {image: 'a:1', source: \"echo a\\n\\n echo 'b\"}}\n"
                    + "    b:\n      script:\n        image: a:1\n        source: >\n"
                    + "          echo a;\n          fi\n"
                    + "    c: {container: {image: 'a:1', command: [sh, -c, 'a; ; b']}}\n",
                Map.of(),
                List.of()))
        .containsExactly(
            "p.yaml:6:57 shell-syntax a quote is never closed",
            "p.yaml:12:11 shell-syntax unexpected 'fi'",
            "p.yaml:13:57 shell-syntax unexpected ';'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "async def f(): return 1          ~ {a: number} ~ python-function",
        "def f(): yield 1                 ~ {a: number} ~ python-function",
        "def f(): pass                    ~ {a: number} ~ python-function",
        "def f(): pass                    ~ {a: {type: number, default: 1}} ~ ``",
        "def f(): raise NotImplementedError ~ {a: number} ~ ``",
        "def f(): return 1, 2             ~ {a: number, b: number} ~ python-result",
        "def f(): return {'a': 1}         ~ {a: object} ~ ``",
        "def f(): return {'b': 1}         ~ {a: number} ~ python-result",
        "def f(): return 'x'              ~ {a: number} ~ python-result",
        "def f(): return {'a_b': 1}       ~ {a-b: number} ~ ``",
        "def f() -> str: return g()       ~ {a: number} ~ python-type python-name",
        "def f() -> int: return int('1')  ~ {a: number} ~ ``",
        "from x import f                  ~ {} ~ python-function",
        "def f(: pass                     ~ {} ~ python-syntax",
      })
  void whatAFunctionGivesIsHeldAgainstTheOutputs(String source, String outputs, String codes) {
    String step =
        "    a:\n      python:\n        image: my/image:1\n        source: |\n          "
            + source
            + "\n      outputs: "
            + outputs
            + "\n";
    assertThat(
            found(step, Map.of(), List.of()).stream()
                .map(f -> f.split(" ")[1])
                .reduce((a, b) -> a + " " + b)
                .orElse(""))
        .isEqualTo(codes);
  }

  @Test
  void aFunctionThatIsImportedOrDecoratedIsNotJudged() {
    String step = "    a: {python: {image: 'x:1', file: a.py, function: f}, with: {quality: 1}}\n";
    assertThat(found(step, Map.of("a.py", "from x import f\n"), List.of())).isEmpty();
    assertThat(found(step, Map.of("a.py", "import x\n@x.y\ndef f(z): pass\n"), List.of()))
        .singleElement()
        .matches(f -> f.contains("python-function"));
  }

  @Test
  void onlyImportsThatAreSureToRunAreMissed() {
    String step =
        "    a: {python: {image: 'python:3.12', file: a.py, function: f, include: [b.py]}}\n";
    String code =
        "import os, b, pip\n"
            + "from . import c\n"
            + "try:\n"
            + "    import d\n"
            + "except ImportError:\n"
            + "    d = None\n"
            + "if os.name == 'nt':\n"
            + "    import e\n\n"
            + "def g():\n"
            + "    import h\n\n"
            + "def f():\n"
            + "    import i.j\n";
    assertThat(found(step, Map.of("a.py", code, "b.py", ""), List.of()))
        .containsExactly(
            "a.py:2:6 module-not-installed the file runs by itself, in no package: a relative"
                + " import finds nothing",
            "a.py:14:12 module-not-installed nothing brings the module 'i'");
  }
}
