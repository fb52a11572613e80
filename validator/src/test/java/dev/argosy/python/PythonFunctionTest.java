package dev.argosy.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of a def, as Python itself would see them. */
class PythonFunctionTest {
  private static List<PythonFunction> functions(String source) {
    return PythonModule.read(source, PythonModule.NEWEST).functions();
  }

  private static PythonFunction only(String source) {
    List<PythonFunction> defs = functions(source);
    assertThat(defs).hasSize(1);
    return defs.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "def f():                                   ~ ``            ~ ``",
        "def f(a, b):                               ~ a b           ~ a b",
        "def f(a, b=1):                             ~ a b           ~ a",
        "def f(a: int, b: str = 'x,)(' ):           ~ a b           ~ a",
        "def f(a: Dict[str, int], b={'k': (1, 2)}): ~ a b           ~ a",
        "def f(*, a, b=2):                          ~ a b           ~ a",
        "def f(a, *args, b):                        ~ a b           ~ a b",
        "def f(a, b, /, c):                         ~ c             ~ c",
        "def f(key=lambda x, y: x, b=1, c=0):       ~ key b c       ~ ``",
        "async def f(a):                            ~ a             ~ a",
        "def f[T](a: T):                            ~ a             ~ a",
        "def f ( a , ) -> int :                     ~ a             ~ a",
      })
  void parametersAndThoseWithoutADefault(String def, String parameters, String required) {
    PythonFunction found = only(def + "\n    pass\n");
    assertThat(String.join(" ", found.parameters())).isEqualTo(parameters);
    assertThat(String.join(" ", found.required())).isEqualTo(required);
  }

  @Test
  void commentsAndStringsBetweenParametersCountForNothing() {
    PythonFunction def =
        only(
            "def f(\n    a,  # the first, (really)\n    b=\"]\",  # don't\n    c='''\n,d\n''',\n):\n    pass\n");
    assertThat(def.parameters()).containsExactly("a", "b", "c");
    assertThat(def.required()).containsExactly("a");
  }

  @Test
  void onlyTopLevelDefsCount() {
    assertThat(
            functions(
                "\"\"\"\ndef not_this(x): pass\n\"\"\"\n# def nor_this(x): pass\n"
                    + "def outer(a):\n    def inner(b):\n        pass\n\n"
                    + "class C:\n    def method(self):\n        pass\n\n"
                    + "@decorated(1)\ndef second(): pass\n"))
        .extracting(PythonFunction::name)
        .containsExactly("outer", "second");
  }

  @Test
  void whatCanOnlyBeGivenByPositionIsTold() {
    assertThat(only("def f(a, b=1, /, c=2): pass\n").positional()).containsExactly("a");
  }

  @Test
  void aDefThatIsNeverClosedIsNone() {
    assertThat(functions("def f(a, # b)\n")).isEmpty();
  }

  @Test
  void keywordsThatAreCollectedTakeAnyName() {
    assertThat(only("def f(a, **kwargs): pass\n").takesAny()).isTrue();
    assertThat(only("def f(a, *args): pass\n").takesAny()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "def f(): return {'a': 1, \"b\": 2}              ~ DICT [a, b]",
        "def f(): return dict(a=1)                       ~ DICT [a]",
        "def f(): return {**x}                           ~ UNKNOWN []",
        "def f(): return                                 ~ NOTHING []",
        "def f(): return None                            ~ NOTHING []",
        "def f(): return 1, 2                            ~ SINGLE []",
        "def f(): return g()                             ~ UNKNOWN []",
        "R = namedtuple('R', 'a b')\\ndef f(): return R(1, 2)   ~ NAMED [a, b]",
        "R = namedtuple('R', ['a', 'b'])\\ndef f(): return R(1, 2) ~ NAMED [a, b]",
        "class R(NamedTuple):\\n  a: int\\n  b: int = 1\\ndef f(): return R(1) ~ NAMED [a, b]",
      })
  void whatIsReturned(String source, String returned) {
    PythonReturn only = functions(source.replace("\\n", "\n")).getLast().returns().getFirst();
    assertThat(only.shape() + " " + only.fields()).isEqualTo(returned);
  }

  @Test
  void aYieldOfTheFunctionItselfMakesAGenerator() {
    assertThat(only("def f():\n    x = yield 1\n").call())
        .isEqualTo(PythonFunction.Call.MAKES_GENERATOR);
    assertThat(only("def f():\n    def g():\n        yield 1\n    return list(g())\n").call())
        .isEqualTo(PythonFunction.Call.RUNS);
    assertThat(only("async def f(): pass\n").call()).isEqualTo(PythonFunction.Call.MAKES_COROUTINE);
  }
}
