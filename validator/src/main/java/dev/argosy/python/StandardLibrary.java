package dev.argosy.python;

import dev.argosy.diagnostic.Nearest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modules that come with Python 3.8 to 3.14. */
public final class StandardLibrary {
  private static final Set<String> ALL =
      Set.of(
          ("__future__ _abc _aix_support _ast _asyncio _bisect _blake2 _bootlocale"
                  + " _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022"
                  + " _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc"
                  + " _colorize _compat_pickle _compression _contextvars _crypt _csv _ctypes"
                  + " _curses _curses_panel _datetime _dbm _decimal _dummy_thread"
                  + " _elementtree _frozen_importlib _frozen_importlib_external _functools"
                  + " _gdbm _hashlib _heapq _imp _interpreters _io _json _locale _lsprof"
                  + " _lzma _markupbase _md5 _msi _multibytecodec _multiprocessing _opcode"
                  + " _operator _osx_support _overlapped _pickle _posixshmem"
                  + " _posixsubprocess _py_abc _pydecimal _pyio _pyrepl _queue _random"
                  + " _scproxy _sha1 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket"
                  + " _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct"
                  + " _symtable _thread _threading_local _tkinter _tokenize _tracemalloc"
                  + " _typing _uuid _warnings _weakref _weakrefset _winapi _zoneinfo _zstd"
                  + " abc aifc annotationlib antigravity argparse array ast asynchat asyncio"
                  + " asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2"
                  + " cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop"
                  + " collections colorsys compileall compression concurrent configparser"
                  + " contextlib contextvars copy copyreg crypt csv ctypes curses"
                  + " dataclasses datetime dbm decimal difflib dis distutils doctest"
                  + " dummy_threading email encodings ensurepip enum errno faulthandler"
                  + " fcntl filecmp fileinput fnmatch formatter fractions ftplib functools"
                  + " gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib"
                  + " heapq hmac html http idlelib imaplib imghdr imp importlib inspect io"
                  + " ipaddress itertools json keyword lib2to3 linecache locale logging lzma"
                  + " macpath macurl2path mailbox mailcap marshal math mimetypes mmap"
                  + " modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath"
                  + " nturl2path numbers opcode operator optparse os ossaudiodev parser"
                  + " pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib"
                  + " posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc"
                  + " pydoc_data pyexpat queue quopri random re readline reprlib resource"
                  + " rlcompleter runpy sched secrets select selectors shelve shlex shutil"
                  + " signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3"
                  + " sre_compile sre_constants sre_parse ssl stat statistics string"
                  + " stringprep struct subprocess sunau symbol symtable sys sysconfig"
                  + " syslog tabnanny tarfile telnetlib tempfile termios textwrap this"
                  + " threading time timeit tkinter token tokenize tomllib trace traceback"
                  + " tracemalloc tty turtle turtledemo types typing unicodedata unittest"
                  + " urllib uu uuid venv warnings wave weakref webbrowser winreg winsound"
                  + " wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo")
              .split(" "));

  /** The first minor version that no longer has a module. */
  private static final Map<Integer, Set<String>> REMOVED =
      Map.of(
          10, Set.of("formatter", "parser", "symbol"),
          11, Set.of("binhex"),
          12, Set.of("asynchat", "asyncore", "distutils", "imp", "smtpd"),
          13,
              Set.of(
                  "aifc",
                  "audioop",
                  "cgi",
                  "cgitb",
                  "chunk",
                  "crypt",
                  "imghdr",
                  "lib2to3",
                  "mailcap",
                  "msilib",
                  "nis",
                  "nntplib",
                  "ossaudiodev",
                  "pipes",
                  "sndhdr",
                  "spwd",
                  "sunau",
                  "telnetlib",
                  "uu",
                  "xdrlib"));

  /** The first minor version that has a module. */
  private static final Map<String, Integer> ADDED =
      Map.of("graphlib", 9, "zoneinfo", 9, "tomllib", 11, "annotationlib", 14, "compression", 14);

  private StandardLibrary() {}

  /** Whether any version has the module. */
  public static boolean knows(String module) {
    return ALL.contains(module);
  }

  /** The module that was nearly written, if any. */
  public static Optional<String> near(String module) {
    return Nearest.to(module, ALL);
  }

  /**
   * The module that a name can hardly be anything but a typing mistake of: one letter inside of a
   * long name is wrong. What differs at its end is often the name of another module, {@code
   * tokenizers}.
   */
  public static Optional<String> misspelt(String module) {
    return module.length() < 6 || knows(module)
        ? Optional.empty()
        : Nearest.to(module, ALL)
            .filter(near ->
                near.charAt(0) == module.charAt(0)
                    && near.charAt(near.length() - 1) == module.charAt(module.length() - 1)
                    && near.substring(near.length() - 2)
                        .equals(module.substring(module.length() - 2))
                    && Math.abs(near.length() - module.length()) <= 1
                    && Nearest.isCertain(module, ALL)
                    && !near.replace('z', 's').equals(module.replace('z', 's')));
  }

  /** Whether Python 3.{@code minor} has the module. */
  public static boolean has(String module, int minor) {
    return ALL.contains(module)
        && minor >= ADDED.getOrDefault(module, 0)
        && REMOVED.entrySet().stream()
            .noneMatch(e -> minor >= e.getKey() && e.getValue().contains(module));
  }
}
