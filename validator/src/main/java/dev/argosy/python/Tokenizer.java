package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.python.Token.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Text to tokens: indentation, joined lines, strings, numbers, names, operators. */
final class Tokenizer {
  private final Source in;
  private final Brackets brackets = new Brackets();
  private final Indents indents;
  private final List<Token> out = new ArrayList<>();

  private Tokenizer(Source in) {
    this.in = in;
    this.indents = new Indents(in, this);
  }

  static Tokens read(String text, int minor) {
    Source in = new Source(text, minor);
    in.at = text.startsWith("\uFEFF") ? 1 : 0;
    Tokenizer tokens = new Tokenizer(in);
    SyntaxFailure failure = null;
    try {
      tokens.all();
    } catch (SyntaxFailure e) {
      failure = e;
    }
    tokens.out.add(new Token(Kind.END, in.at, in.at, ""));
    return new Tokens(text, tokens.out, failure);
  }

  private void all() {
    int zero = in.text.indexOf('\0');
    if (zero >= 0) {
      throw new SyntaxFailure(zero, zero + 1, "source code cannot contain null bytes");
    }
    boolean lineStart = true;
    while (!in.done()) {
      if (lineStart && !indents.read()) {
        continue; // nothing on the line
      }
      lineStart = false;
      blanks();
      if (Source.isBreak(in.peek(0))) {
        int from = in.at;
        in.lineEnd();
        add(Kind.NEWLINE, from, from);
        lineStart = true;
      } else if (!in.done()) {
        token();
      }
    }
    if (!lineStart) {
      add(Kind.NEWLINE, in.at, in.at);
    }
    indents.close();
  }

  int depth() {
    return brackets.depth();
  }

  void add(Kind kind, int from, int to) {
    out.add(new Token(kind, from, to, in.text.substring(from, to)));
  }

  /** Blanks and comments; line ends too where a bracket is open. */
  void blanks() {
    while (!in.done()) {
      char c = in.peek(0);
      if (c == ' ' || c == '\t' || c == '\f') {
        in.at++;
      } else if (Source.isBreak(c) && depth() > 0) {
        in.lineEnd();
      } else if (c == '#' && (in.limit == in.text.length())) {
        in.comment();
      } else if (c == '\\' && in.limit == in.text.length()) {
        in.joinedLine();
      } else {
        return;
      }
    }
  }

  /** One token that is looked at, or a string's many. */
  void token() {
    int start = in.at;
    int point = in.text.codePointAt(start);
    char c = (char) point;
    if (isStart(point)) {
      name(start);
    } else if (c >= '0' && c <= '9' || (c == '.' && isDigit(in.peek(1)))) {
      Numbers.read(in);
      add(Kind.NUMBER, start, in.at);
    } else if (c == '"' || c == '\'') {
      string(start, "");
    } else {
      operator(operatorAt(point));
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String operatorAt(int point) {
    for (String operator : Words.OPERATORS) {
      if (in.looksAt(operator) || (operator.equals("!=") && in.looksAt("<>"))) {
        if (in.looksAt("<>")) {
          throw new SyntaxFailure(in.at, in.at + 2, "invalid syntax", "write != for 'not equal'");
        }
        return operator;
      }
    }
    int to = in.at + Character.charCount(point);
    String code = "U+%04X".formatted(point);
    boolean visible = point > 127 && !Character.isSpaceChar(point) && !isInvisible(point);
    throw new SyntaxFailure(
        in.at,
        to,
        point < 127 && point > 32
            ? "invalid syntax"
            : visible
                ? "invalid character '" + Character.toString(point) + "' (" + code + ")"
                : "invalid non-printable character " + code,
        Lookalikes.hint(point));
  }

  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.FORMAT || type == Character.CONTROL || type == Character.UNASSIGNED;
  }

  /** An operator at this place; a bracket opens or closes. */
  void operator(String operator) {
    int from = in.at;
    char c = operator.charAt(0);
    if (c == '(' || c == '[' || c == '{') {
      brackets.open(c, from);
    } else if (c == ')' || c == ']' || c == '}') {
      brackets.close(c, from);
    }
    in.at += operator.length();
    out.add(new Token(Kind.OPERATOR, from, in.at, operator));
  }

  private void name(int start) {
    while (!in.done() && isPart(in.text.codePointAt(in.at))) {
      in.at += Character.charCount(in.text.codePointAt(in.at));
    }
    String word = in.text.substring(start, in.at);
    if (in.at - start <= 2
        && (in.peek(0) == '"' || in.peek(0) == '\'')
        && Strings.isPrefix(word, in.minor)) {
      string(start, word.toLowerCase(java.util.Locale.ROOT));
      return;
    }
    boolean ascii = word.chars().allMatch(c -> c < 128);
    String normal = ascii ? word : Normalizer.normalize(word, Normalizer.Form.NFKC);
    Kind kind = Words.KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.NAME;
    out.add(new Token(kind, start, in.at, normal));
  }

  private void string(int start, String prefix) {
    String quote = Strings.quote(in);
    in.at += quote.length();
    if (prefix.contains("f") || prefix.contains("t")) {
      new Formats(this, in, start, prefix, quote).read();
    } else {
      Strings.read(in, start, prefix, quote);
      out.add(new Token(Kind.STRING, start, in.at, in.text.substring(start, in.at)));
    }
  }

  private static boolean isStart(int point) {
    return point < 128
        ? Character.isLetter(point) || point == '_'
        : Character.isUnicodeIdentifierStart(point);
  }

  private static boolean isPart(int point) {
    return point < 128
        ? Character.isLetterOrDigit(point) || point == '_'
        : Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }
}
