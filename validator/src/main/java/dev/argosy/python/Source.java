package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;

/** The text and the place where it is being read. */
final class Source {
  final String text;

  /** The minor version of Python 3 whose rules hold. */
  final int minor;

  int at;

  /** Where reading stops: inside a field of an older f-string before the end of the text. */
  int limit;

  Source(String text, int minor) {
    this.text = text;
    this.minor = minor;
    this.limit = text.length();
  }

  boolean done() {
    return at >= limit;
  }

  /** The character at a distance, 0 behind the end. */
  char peek(int ahead) {
    return at + ahead < limit ? text.charAt(at + ahead) : 0;
  }

  boolean looksAt(String word) {
    return at + word.length() <= limit && text.startsWith(word, at);
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /** Goes behind the line end that it looks at. */
  void lineEnd() {
    at += looksAt("\r\n") ? 2 : 1;
  }

  void comment() {
    while (!done() && !isBreak(text.charAt(at))) {
      at++;
    }
  }

  /** Goes behind a backslash that joins two lines. */
  void joinedLine() {
    int backslash = at++;
    if (!isBreak(peek(0))) {
      throw done()
          ? new SyntaxFailure(backslash, at, "unexpected EOF while parsing")
          : new SyntaxFailure(
              backslash,
              at,
              "unexpected character after line continuation character",
              "a backslash that joins lines is the last character of its line");
    }
    lineEnd();
    if (done()) {
      throw new SyntaxFailure(backslash, backslash + 1, "unexpected EOF while parsing");
    }
  }

  SyntaxFailure failure(int from, String message) {
    return new SyntaxFailure(from, Math.max(at, from + 1), message);
  }
}
