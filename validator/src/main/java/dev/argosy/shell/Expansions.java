package dev.argosy.shell;

import dev.argosy.code.SyntaxFailure;

/** Quotes and everything that a dollar or a backquote begins. Each method gives the end. */
final class Expansions {
  private static final String SPECIAL = "@*#?$!-0123456789";

  private final String text;
  private final Words words;

  Expansions(String text, Words words) {
    this.text = text;
    this.words = words;
  }

  private char at(int i) {
    return i < text.length() ? text.charAt(i) : 0;
  }

  /**
   * One character of a word, or a quoted or expanded piece.
   *
   * @param bare whether values would be taken apart here
   */
  int piece(int from, boolean bare) {
    return switch (at(from)) {
      case '\\' -> Math.min(from + 2, text.length());
      case '\'' -> single(from, from + 1);
      case '"' -> quoted(from, from + 1);
      case '`' -> backquoted(from);
      case '$' -> dollar(from, bare, false);
      default -> from + 1;
    };
  }

  private int single(int open, int from) {
    int close = text.indexOf('\'', from);
    if (close < 0) {
      throw unclosed(open, open + 1, "'");
    }
    return close + 1;
  }

  /** {@code $'...'}, where a backslash keeps a quote. */
  private int ansi(int open) {
    for (int i = open + 2; i < text.length(); i++) {
      if (at(i) == '\\') {
        i++;
      } else if (at(i) == '\'') {
        return i + 1;
      }
    }
    throw unclosed(open, open + 2, "'");
  }

  private int quoted(int open, int from) {
    int i = from;
    while (i < text.length()) {
      char c = at(i);
      if (c == '"') {
        return i + 1;
      }
      i =
          switch (c) {
            case '\\' -> i + 2;
            case '`' -> backquoted(i);
            case '$' -> dollar(i, false, true);
            default -> i + 1;
          };
    }
    throw unclosed(open, from, "\"");
  }

  private static SyntaxFailure unclosed(int from, int to, String close) {
    return new SyntaxFailure(from, to, "a quote is never closed", "close it with " + close);
  }

  /** Bash reads what stands between backquotes only when it runs it; dash at once. */
  private int backquoted(int open) {
    StringBuilder inner = new StringBuilder();
    for (int i = open + 1; i < text.length(); i++) {
      char c = at(i);
      if (c == '`') {
        if (!words.isBash()) {
          inner(open, i + 1, inner.toString());
        }
        return i + 1;
      }
      if (c == '\\') {
        i++;
        if ("`\\$".indexOf(at(i)) < 0) {
          inner.append('\\');
        }
      }
      inner.append(at(i));
    }
    throw new SyntaxFailure(open, open + 1, "'`' is never closed", "close it with another '`'");
  }

  private void inner(int from, int to, String commands) {
    try {
      new Commands(words.inside(commands)).script();
    } catch (SyntaxFailure e) {
      throw new SyntaxFailure(from, to, e.problem().message(), e.problem().hint());
    }
  }

  private int dollar(int from, boolean bare, boolean inQuotes) {
    words.deeper();
    int end = expanded(from, bare, inQuotes);
    words.shallower();
    return end;
  }

  private int expanded(int from, boolean bare, boolean inQuotes) {
    char next = at(from + 1);
    boolean bash = words.isBash();
    if (next == '(') {
      return at(from + 2) == '(' ? arithmetic(from) : commands(from + 2, from, ")");
    }
    if (next == '{') {
      int end = braces(from, inQuotes);
      braced(from, end, bare);
      return end;
    }
    if (bash && !inQuotes && next == '\'') {
      return ansi(from);
    }
    if (bash && !inQuotes && next == '"') {
      return quoted(from, from + 2);
    }
    if (bash && next == '[') {
      return oldArithmetic(from);
    }
    return variable(from, bare);
  }

  private int variable(int from, boolean bare) {
    int i = from + 1;
    if (SPECIAL.indexOf(at(i)) >= 0 && at(i) != 0) {
      return i + 1;
    }
    while (at(i) == '_' || at(i) < 128 && Character.isLetterOrDigit(at(i))) {
      i++;
    }
    if (i > from + 1) {
      Shell.Expansion expansion = new Shell.Expansion(text.substring(from + 1, i), from, i);
      words.variable(expansion);
      if (bare) {
        words.bare(expansion);
      }
    }
    return i;
  }

  private void braced(int from, int end, boolean bare) {
    String name = text.substring(from + 2, end - 1);
    if (Words.isName(name)) {
      Shell.Expansion expansion = new Shell.Expansion(name, from, end);
      words.variable(expansion);
      if (bare) {
        words.bare(expansion);
      }
    }
  }

  /** Commands up to a closing word, in a scope of their own. */
  int commands(int from, int open, String close) {
    int[] end = new int[1];
    int back = words.at();
    words.nested(() -> {
      words.jump(from);
      new Commands(words).until(close, open);
      end[0] = words.at();
    });
    words.back(back);
    return end[0];
  }

  /** Where the second bracket does not close with the first, it opens a subshell. */
  private int arithmetic(int from) {
    int end = balanced(from + 3, 2);
    if (end < 0 && !words.isBash()) {
      throw new SyntaxFailure(
          from,
          from + 3,
          "'$((' begins arithmetic, and no '))' ends it",
          "write '$( (' for commands");
    }
    return end > 0 ? end : commands(from + 2, from, ")");
  }

  /** The end of arithmetic behind its two closing brackets, or -1 when they stand apart. */
  int balanced(int from, int open) {
    int depth = open;
    int i = from;
    while (i < text.length()) {
      char c = at(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
        if (depth == 1 && at(i + 1) != ')') {
          return -1;
        }
        if (depth == 0) {
          return i + 1;
        }
      }
      i = "\"'`$\\".indexOf(c) >= 0 ? inArithmetic(i) : i + 1;
    }
    throw new SyntaxFailure(from - 2, from, "'((' is never closed", "close it with '))'");
  }

  private int inArithmetic(int i) {
    return at(i) == '\'' && !words.isBash() ? i + 1 : piece(i, false);
  }

  private int oldArithmetic(int from) {
    int depth = 0;
    for (int i = from + 1; i < text.length(); i++) {
      depth += at(i) == '[' ? 1 : at(i) == ']' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    throw new SyntaxFailure(from, from + 2, "'$[' is never closed", "close it with ']'");
  }

  /**
   * {@code ${...}}: inside of double quotes a single quote is a letter, unless a pattern follows.
   */
  private int braces(int from, boolean inQuotes) {
    int i = from + 2;
    boolean pattern = isPattern(i);
    while (i < text.length()) {
      char c = at(i);
      if (c == '}') {
        return i + 1;
      }
      i =
          switch (c) {
            case '\\' -> i + 2;
            case '\'' -> inQuotes && !pattern ? i + 1 : single(i, i + 1);
            case '"' -> quoted(i, i + 1);
            case '`' -> backquoted(i);
            case '$' -> dollar(i, false, inQuotes);
            default -> i + 1;
          };
    }
    throw new SyntaxFailure(from, from + 2, "'${' is never closed", "close it with '}'");
  }

  private boolean isPattern(int from) {
    int i = from;
    while (at(i) == '_'
        || Character.isLetterOrDigit(at(i))
        || (i == from && "#@*!".indexOf(at(i)) >= 0 && at(i) != 0)) {
      i++;
    }
    return at(i) == '#'
        || at(i) == '%'
        || words.isBash() && "/^,".indexOf(at(i)) >= 0 && at(i) != 0;
  }
}
