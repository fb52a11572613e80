package dev.argosy.compile.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler writes around the author's function does what it says, in a real Python. */
class PythonCallTest {
  @TempDir Path folder;

  private PythonRun run(String code, String rest) throws IOException, InterruptedException {
    return PythonRun.of(
        folder, "python:\n  image: python:3.12\n  source: |\n" + code.indent(4) + rest);
  }

  /** A function that gives back what it gets, of one type. */
  private PythonRun echo(String type, String value) throws IOException, InterruptedException {
    return run(
        "def call(x):\n    print(type(x).__name__, ascii(x))\n    return x\n",
        "with:\n  x: " + value + "\noutputs:\n  y: " + type + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string  | hello                    | hello                | str 'hello'",
        "string  | \"\"                     | ``                   | str ''",
        "string  | \"5\"                    | 5                    | str '5'",
        "string  | \"true\"                 | true                 | str 'true'",
        "string  | \"it's \\\"so\\\"\"      | it's \"so\"          | str 'it\\'s \"so\"'",
        "string  | \"\\\\n and $(X) `$Y` %s\" | \\n and $(X) `$Y` %s | str '\\\\n and $(X) `$Y` %s'",
        "string  | \"{{.Name}} {'a'}\"      | {{.Name}} {'a'}      | str \"{{.Name}} {'a'}\"",
        "string  | \"grüße 😀\"             | grüße 😀             | str 'gr\\xfc\\xdfe \\U0001f600'",
        "integer | 5                        | 5                    | int 5",
        "integer | -9223372036854775808     | -9223372036854775808 | int -9223372036854775808",
        "integer | 9007199254740993         | 9007199254740993     | int 9007199254740993",
        "number  | 1.5                      | 1.5                  | float 1.5",
        "number  | 1e21                     | 1e+21                | float 1e+21",
        "number  | 1e-7                     | 1e-07                | float 1e-07",
        "number  | 2                        | 2                    | int 2",
        "boolean | true                     | true                 | bool True",
        "boolean | false                    | false                | bool False",
        "array   | []                       | []                   | list []",
        "array   | [1, two, 3.5, true, null] | [1,\"two\",3.5,true,null] | list [1, 'two', 3.5, True, None]",
        "object  | {a: {b: [1]}, c: null}   | ?                    | ?",
      })
  void valuesArriveAndLeaveAsTheyAre(String type, String value, String written, String seen)
      throws IOException, InterruptedException {
    PythonRun run = echo(type, value);
    assertThat(run.log()).doesNotContain("Traceback");
    if (!seen.equals("?")) {
      assertThat(run.outputs()).containsEntry("y", written);
      assertThat(run.log().strip()).isEqualTo(seen);
    } else {
      assertThat(run.outputs().get("y")).contains("\"a\":{\"b\":[1]}").contains("\"c\":null");
    }
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void linesAndTheLastNewlineOfATextAreKept() throws IOException, InterruptedException {
    PythonRun run = echo("string", "\"a\\nb\\n\"");
    assertThat(run.outputs()).containsEntry("y", "a\nb\n");
  }

  @Test
  void namesWithADashAreKeywordsWithAnUnderscore() throws IOException, InterruptedException {
    PythonRun run =
        run(
            "def call(learning_rate, out_file):\n    open(out_file, 'w').write('m')\n"
                + "    return {'test_auc': learning_rate}\n",
            "with: {learning-rate: 0.5}\noutputs: {test-auc: number, out-file: Model}\n");
    assertThat(run.log()).isEmpty();
    assertThat(run.outputs()).isEqualTo(Map.of("test-auc", "0.5", "out-file", "m"));
  }

  @Test
  void fieldsOfANamedTupleAreOutputs() throws IOException, InterruptedException {
    PythonRun run =
        run(
            "from typing import NamedTuple\n\n"
                + "class Result(NamedTuple):\n    auc: float\n    n: int\n\n"
                + "def call() -> Result:\n    return Result(0.5, 3)\n",
            "outputs: {auc: number, n: integer}\n");
    assertThat(run.outputs()).isEqualTo(Map.of("auc", "0.5", "n", "3"));
  }

  @Test
  void keysOfADictAreOutputs() throws IOException, InterruptedException {
    PythonRun run =
        run(
            "def call():\n    return dict(a='x', b=[1], c=1)\n",
            "outputs: {a: string, b: array}\n");
    assertThat(run.outputs()).isEqualTo(Map.of("a", "x", "b", "[1]"));
  }

  @Test
  void aDictIsTheValueOfTheOnlyOutputOfTypeObject() throws IOException, InterruptedException {
    PythonRun run = run("def call():\n    return {'o': 1}\n", "outputs: {o: object}\n");
    assertThat(run.outputs()).isEqualTo(Map.of("o", "{\"o\":1}"));
  }

  @Test
  void scalarsAndArraysOfNumPyAreUnwrapped() throws IOException, InterruptedException {
    PythonRun run =
        run(
            "class Scalar:\n    def __init__(self, v):\n        self.v = v\n"
                + "    def tolist(self):\n        return self.v\n\n"
                + "def call():\n    return {'n': Scalar(3), 'x': Scalar(0.5), 'b': Scalar(True), 'l': Scalar([1])}\n",
            "outputs: {n: integer, x: number, b: boolean, l: array}\n");
    assertThat(run.log()).isEmpty();
    assertThat(run.outputs()).isEqualTo(Map.of("n", "3", "x", "0.5", "b", "true", "l", "[1]"));
  }

  @Test
  void tuplesAndWholeFloatsHaveTheirShortForm() throws IOException, InterruptedException {
    PythonRun run =
        run(
            "def call():\n    return {'l': (1, 2), 'x': 3.0}\n",
            "outputs: {l: array, x: number}\n");
    assertThat(run.outputs()).isEqualTo(Map.of("l", "[1,2]", "x", "3"));
  }

  @Test
  void anOutputWithADefaultMayBeLeftOut() throws IOException, InterruptedException {
    PythonRun run =
        run(
            "def call():\n    return {'a': 'x'}\n",
            "outputs: {a: string, b: {type: string, default: none}}\n");
    assertThat(run.exitCode()).isZero();
    assertThat(run.outputs()).isEqualTo(Map.of("a", "x"));
  }

  @Test
  void aMissingOutputFailsAndNamesIt() throws IOException, InterruptedException {
    PythonRun run =
        run("def call():\n    return {'a': 'x'}\n", "outputs: {a: string, b: string}\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.log()).isEqualTo("output b must be of type str, found: None\n");
  }

  @Test
  void aMissingOutputWithADashFailsAndNamesIt() throws IOException, InterruptedException {
    PythonRun run =
        run("def call():\n    return {'a-b': 'x'}\n", "outputs: {a-b: string, c-d: string}\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.log()).isEqualTo("output c-d must be of type str, found: None\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "integer | 'x'          | output y must be of type int, found: 'x'",
        "integer | 1.5          | output y must be of type int, found: 1.5",
        "integer | True         | output y must be of type int, found: True",
        "string  | 5            | output y must be of type str, found: 5",
        "boolean | 1            | output y must be of type bool, found: 1",
        "number  | None         | output y must be of type float, found: None",
        "array   | 'x'          | output y must be of type list, found: 'x'",
        "number  | float('nan') | output y: Out of range float values are not JSON compliant",
        "array   | [float('inf')] | output y: Out of range float values are not JSON compliant",
        "array   | [object]     | output y: Object of type type is not JSON serializable",
      })
  void aValueOfTheWrongTypeFailsWithOneClearLine(String type, String value, String message)
      throws IOException, InterruptedException {
    PythonRun run = run("def call():\n    return " + value + "\n", "outputs: {y: " + type + "}\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.log().strip()).isEqualTo(message);
    assertThat(run.outputs()).isEmpty();
  }

  @Test
  void includedModulesAreFoundAndTheModuleHasItsName() throws IOException, InterruptedException {
    PythonRun run =
        run(
            "import dataclasses, pickle\n\n@dataclasses.dataclass\nclass Box:\n    x: int\n\n"
                + "def call():\n    return pickle.loads(pickle.dumps(Box(3))).x\n",
            "outputs: {y: integer}\n");
    assertThat(run.log()).isEmpty();
    assertThat(run.outputs()).isEqualTo(Map.of("y", "3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"score", "score-v2", "score.v2", "class", "time", "json", "args", "name"})
  void aFileMayHaveAnyName(String name) throws IOException, InterruptedException {
    PythonRun run =
        PythonRun.of(
            folder,
            "python: {image: 'python:3.12', file: '%s.py', function: call}\n".formatted(name)
                + "with: {x: [1]}\noutputs: {y: array, z: string}\n",
            Map.of(
                name + ".py",
                "def call(x):\n    return {'y': x, 'z': __name__}\n\nif __name__ == '__main__':\n    1 / 0\n"));
    assertThat(run.log()).isEmpty();
    assertThat(run.outputs()).isEqualTo(Map.of("y", "[1]", "z", name));
  }

  @Test
  void filesBesideItMayBeCalledLikeModulesOfPython() throws IOException, InterruptedException {
    PythonRun run =
        PythonRun.of(
            folder,
            "python: {image: 'python:3.12', file: score.py, include: [json.py, re.py]}\n"
                + "with: {x: 2}\noutputs: {y: integer}\n",
            Map.of(
                "score.py",
                "def call(x):\n    return x\n",
                "json.py",
                "1 / 0\n",
                "re.py",
                "1 / 0\n"));
    assertThat(run.log()).isEmpty();
    assertThat(run.outputs()).isEqualTo(Map.of("y", "2"));
  }

  @Test
  void processesOfTheFunctionDoNotCallItAgain() throws IOException, InterruptedException {
    PythonRun run =
        run(
            "import multiprocessing\n\nclass Twice:\n    def __call__(self, x):\n        return 2 * x\n\n"
                + "def call():\n    with multiprocessing.get_context('spawn').Pool(1) as pool:\n"
                + "        return sum(pool.map(Twice(), [1, 2]))\n",
            "outputs: {y: integer}\n");
    assertThat(run.log()).isEmpty();
    assertThat(run.outputs()).isEqualTo(Map.of("y", "6"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{workflow.name}}", "{{=1+1}}", "{{ open", "{{.Name}}"})
  void bracesInTheSourceReachPythonAsTheyAre(String braces)
      throws IOException, InterruptedException {
    PythonRun run = run("def call():\n    return '" + braces + "'\n", "outputs: {y: string}\n");
    assertThat(run.log()).isEmpty();
    assertThat(run.outputs()).isEqualTo(Map.of("y", braces));
  }

  @Test
  void anErrorOfTheFunctionIsPythonsOwn() throws IOException, InterruptedException {
    PythonRun run = run("def call():\n    raise ValueError('no data')\n", "");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.log()).contains("in call").endsWith("ValueError: no data\n");
  }
}
