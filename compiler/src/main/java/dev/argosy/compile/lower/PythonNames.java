package dev.argosy.compile.lower;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of modules. */
final class PythonNames {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /**
   * What an {@code import} would not find in the author's folder: keywords, modules that are built
   * into some Python or loaded before the author's, and the names that {@link PythonCall} uses.
   */
  private static final Set<String> TAKEN =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise return"
                  + " try while with yield"
                  + " abc array ast atexit base64 binascii builtins cmath codecs collections contextlib"
                  + " copyreg encodings enum errno faulthandler fcntl functools gc genericpath grp"
                  + " heapq importlib io itertools json keyword linecache locale marshal math mmap"
                  + " operator os posix posixpath pwd pyexpat re reprlib resource runpy select"
                  + " selectors signal site sitecustomize spwd sre_compile sre_constants sre_parse stat"
                  + " string struct subprocess symtable sys syslog textwrap threading time token"
                  + " tokenize traceback types typing unicodedata usercustomize warnings weakref"
                  + " xxsubtype zipimport zlib"
                  + " args error f fields module name out parse path print result spec text value")
              .split(" "));

  private PythonNames() {}

  static boolean canBeImported(String module) {
    return IDENTIFIER.matcher(module).matches() && !TAKEN.contains(module);
  }
}
