package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.python.Token.Kind;

/**
 * Reads a string with fields: {@code f'...'} and {@code t'...'}. From Python 3.12 on a field may
 * hold any quote; before, the string ends at the first quote of its own, so that is found first.
 */
final class Formats {
  private static final int NESTED = 12;

  private final Tokenizer tokens;
  private final Source in;
  private final int start;
  private final boolean raw;
  private final String quote;

  Formats(Tokenizer tokens, Source in, int start, String prefix, String quote) {
    this.tokens = tokens;
    this.in = in;
    this.start = start;
    this.raw = prefix.contains("r");
    this.quote = quote;
  }

  /** Reads from behind the opening quote to behind the closing one. */
  void read() {
    tokens.add(Kind.FORMAT_START, start, in.at);
    int limit = in.limit;
    if (in.minor < NESTED) {
      in.limit = Strings.end(in, start, quote);
    }
    literal(false);
    in.limit = limit;
    int end = in.at;
    in.at += quote.length();
    tokens.add(Kind.FORMAT_END, end, in.at);
  }

  /** Text up to the closing quote, or in a format up to the brace that closes the field. */
  private void literal(boolean format) {
    while (true) {
      if (in.done() && in.minor < NESTED && !format) {
        return;
      }
      char c = in.peek(0);
      if (in.done() || (in.minor >= NESTED && in.looksAt(quote))) {
        if (format) {
          throw expectingBrace();
        }
        if (!in.done()) {
          return;
        }
      }
      if (in.done() || (Source.isBreak(c) && quote.length() == 1)) {
        throw Strings.unterminated(start, start + 1, quote, "f-string literal");
      }
      if (c == '}' && format) {
        return;
      }
      character(c, format);
    }
  }

  private void character(char c, boolean format) {
    if (c == '{' && in.peek(1) == '{' && !format) {
      in.at += 2;
    } else if (c == '{') {
      field();
    } else if (c == '}' && in.peek(1) == '}') {
      in.at += 2;
    } else if (c == '}') {
      throw new SyntaxFailure(
          in.at, in.at + 1, "f-string: single '}' is not allowed", "write }} for the character");
    } else if (c == '\\') {
      backslash();
    } else {
      in.at++;
    }
  }

  private void backslash() {
    char next = in.peek(1);
    if (next == '{' || next == '}') {
      in.at++;
    } else if (raw) {
      in.at += 2;
    } else {
      in.at += 1 + Strings.escape(in.text, in.at, in.limit, false);
      in.at = Math.min(in.at, in.limit);
    }
  }

  private void field() {
    int open = in.at;
    tokens.operator("{");
    int depth = tokens.depth();
    while (tokens.depth() >= depth) {
      tokens.blanks();
      char c = in.peek(0);
      boolean outermost = tokens.depth() == depth;
      if (in.done()) {
        throw in.minor >= NESTED
            ? new SyntaxFailure(open, open + 1, "'{' was never closed")
            : expectingBrace();
      } else if (outermost && c == ':') {
        tokens.operator(":");
        literal(true);
        tokens.operator("}");
      } else if (outermost && c == '!' && in.peek(1) != '=') {
        tokens.add(Kind.OPERATOR, in.at, ++in.at);
      } else if (in.minor < NESTED && (c == '\\' || c == '#')) {
        throw new SyntaxFailure(
            in.at,
            in.at + 1,
            "f-string expression part cannot include "
                + (c == '#' ? "'#'" : "a backslash")
                + " before Python 3.12");
      } else {
        tokens.token();
      }
    }
  }

  private SyntaxFailure expectingBrace() {
    return new SyntaxFailure(start, Math.max(in.at, start + 1), "f-string: expecting '}'");
  }
}
