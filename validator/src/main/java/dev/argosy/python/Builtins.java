package dev.argosy.python;

import java.util.Map;
import java.util.Set;

/** Names that are there without being bound by the code. */
final class Builtins {
  static final Set<String> ALL =
      Set.of(
          ("ArithmeticError AssertionError AttributeError BaseException"
                  + " BaseExceptionGroup BlockingIOError BrokenPipeError BufferError"
                  + " BytesWarning ChildProcessError ConnectionAbortedError ConnectionError"
                  + " ConnectionRefusedError ConnectionResetError DeprecationWarning"
                  + " EOFError Ellipsis EncodingWarning EnvironmentError Exception"
                  + " ExceptionGroup FileExistsError FileNotFoundError FloatingPointError"
                  + " FutureWarning GeneratorExit IOError ImportError ImportWarning"
                  + " IndentationError IndexError InterruptedError IsADirectoryError"
                  + " KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError"
                  + " NameError NotADirectoryError NotImplemented NotImplementedError"
                  + " OSError OverflowError PendingDeprecationWarning PermissionError"
                  + " ProcessLookupError RecursionError ReferenceError ResourceWarning"
                  + " RuntimeError RuntimeWarning StopAsyncIteration StopIteration"
                  + " SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError"
                  + " TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError"
                  + " UnicodeError UnicodeTranslateError UnicodeWarning UserWarning"
                  + " ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin"
                  + " bool breakpoint bytearray bytes callable chr classmethod compile"
                  + " complex copyright credits delattr dict dir divmod enumerate eval exec"
                  + " exit filter float format frozenset getattr globals hasattr hash help"
                  + " hex id input int isinstance issubclass iter len license list locals"
                  + " map max memoryview min next object oct open ord pow print property"
                  + " quit range repr reversed round set setattr slice sorted staticmethod"
                  + " str sum super tuple type vars zip PythonFinalizationError WindowsError"
                  + " __build_class__ __debug__ __import__ __name__ __doc__ __package__"
                  + " __loader__ __spec__ __file__ __builtins__ __path__ __cached__"
                  + " __annotations__ __dict__ __conditional_annotations__")
              .split(" "));

  /** Bound in the body of every class. */
  static final Set<String> OF_CLASSES =
      Set.of(
          "__module__",
          "__qualname__",
          "__firstlineno__",
          "__static_attributes__",
          "__type_params__",
          "__classdict__");

  /** Bound in every function of a class. */
  static final String OWN_CLASS = "__class__";

  /** What Python 2 had, and what is there now. */
  static final Map<String, String> OF_PYTHON_2 =
      Map.of(
          "xrange", "range",
          "raw_input", "input",
          "unicode", "str",
          "basestring", "str",
          "long", "int",
          "unichr", "chr",
          "reduce", "functools.reduce",
          "reload", "importlib.reload",
          "execfile", "exec(open(path).read())");

  private Builtins() {}
}
