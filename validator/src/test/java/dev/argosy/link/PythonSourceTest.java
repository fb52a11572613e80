package dev.argosy.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.link.PythonSource.Def;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of a def, as Python itself would see them. */
class PythonSourceTest {
  private static Def only(String source) {
    List<Def> defs = PythonSource.topLevel(source);
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
    Def found = only(def + "\n    pass\n");
    assertThat(String.join(" ", found.parameters())).isEqualTo(parameters);
    assertThat(String.join(" ", found.required())).isEqualTo(required);
  }

  @Test
  void commentsAndStringsBetweenParametersCountForNothing() {
    Def def =
        only(
            "def f(\n    a,  # the first, (really)\n    b=\"]\",  # don't\n    c='''\n,d\n''',\n):\n    pass\n");
    assertThat(def.parameters()).containsExactly("a", "b", "c");
    assertThat(def.required()).containsExactly("a");
  }

  @Test
  void onlyTopLevelDefsCount() {
    assertThat(
            PythonSource.topLevel(
                "\"\"\"\ndef not_this(x): pass\n\"\"\"\n# def nor_this(x): pass\n"
                    + "def outer(a):\n    def inner(b):\n        pass\n\n"
                    + "class C:\n    def method(self):\n        pass\n\n"
                    + "@decorated(1)\ndef second(): pass\n"))
        .extracting(Def::name)
        .containsExactly("outer", "second");
  }

  @Test
  void whatCanOnlyBeGivenByPositionIsTold() {
    assertThat(only("def f(a, b=1, /, c=2): pass\n").positional()).containsExactly("a");
  }

  @Test
  void aDefThatIsNeverClosedIsNone() {
    assertThat(PythonSource.topLevel("def f(a, # b)\n")).isEmpty();
  }

  @Test
  void keywordsThatAreCollectedTakeAnyName() {
    assertThat(only("def f(a, **kwargs): pass\n").takesAny()).isTrue();
    assertThat(only("def f(a, *args): pass\n").takesAny()).isFalse();
  }
}
