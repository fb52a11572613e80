package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;

/** Reads a number. */
final class Numbers {
  private final Source in;
  private final int start;

  private Numbers(Source in) {
    this.in = in;
    this.start = in.at;
  }

  static void read(Source in) {
    new Numbers(in).number();
  }

  private void number() {
    char second = Character.toLowerCase(in.peek(1));
    String kind = "decimal";
    if (in.peek(0) == '0' && (second == 'x' || second == 'o' || second == 'b')) {
      kind = second == 'x' ? "hexadecimal" : second == 'o' ? "octal" : "binary";
      in.at += 2;
      radix(kind, second == 'x' ? 16 : second == 'o' ? 8 : 2);
    } else if (decimal()) {
      kind = "imaginary";
    }
    end(kind);
  }

  private void radix(String kind, int radix) {
    do {
      if (in.peek(0) == '_') {
        in.at++;
      }
      if (Character.digit(ascii(), radix) < 0) {
        throw Character.isDigit(in.peek(0))
            ? new SyntaxFailure(
                in.at, in.at + 1, "invalid digit '" + in.peek(0) + "' in " + kind + " literal")
            : in.failure(start, "invalid " + kind + " literal");
      }
      digits(radix);
    } while (in.peek(0) == '_');
    if (isDigit()) {
      throw new SyntaxFailure(
          in.at, in.at + 1, "invalid digit '" + in.peek(0) + "' in " + kind + " literal");
    }
  }

  /** Whether it is an imaginary number. */
  private boolean decimal() {
    boolean whole = true;
    if (in.peek(0) != '.') {
      groups();
    }
    int behindWhole = in.at;
    if (in.peek(0) == '.') {
      whole = false;
      in.at++;
      if (isDigit()) {
        groups();
      }
    }
    whole &= !exponent();
    if (Character.toLowerCase(in.peek(0)) == 'j') {
      in.at++;
      return true;
    }
    if (whole && in.text.charAt(start) == '0') {
      noLeadingZeros(behindWhole);
    }
    return false;
  }

  private boolean exponent() {
    int sign = in.peek(1) == '+' || in.peek(1) == '-' ? 1 : 0;
    if (Character.toLowerCase(in.peek(0)) != 'e' || !isDigit(in.peek(1 + sign))) {
      if (Character.toLowerCase(in.peek(0)) == 'e' && sign == 1) {
        throw in.failure(start, "invalid decimal literal");
      }
      return false;
    }
    in.at += 1 + sign;
    groups();
    return true;
  }

  private void noLeadingZeros(int behind) {
    if (in.text.substring(start, behind).chars().anyMatch(c -> c != '0' && c != '_')) {
      throw new SyntaxFailure(
          start,
          behind,
          "leading zeros in decimal integer literals are not permitted",
          "use an 0o prefix for octal integers");
    }
  }

  private void groups() {
    digits(10);
    while (in.peek(0) == '_') {
      in.at++;
      if (!isDigit()) {
        throw in.failure(start, "invalid decimal literal");
      }
      digits(10);
    }
  }

  private void digits(int radix) {
    while (Character.digit(ascii(), radix) >= 0) {
      in.at++;
    }
  }

  private char ascii() {
    char c = in.peek(0);
    return c < 128 ? c : 0;
  }

  private boolean isDigit() {
    return isDigit(in.peek(0));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Some keywords may follow without a blank; no other letter may. */
  private void end(String kind) {
    if (!Character.isUnicodeIdentifierStart(in.peek(0)) && in.peek(0) != '_') {
      return;
    }
    int from = in.at;
    int to = from;
    while (to < in.limit && Character.isLetter(in.text.charAt(to))) {
      to++;
    }
    String word = in.text.substring(from, to);
    if (Words.AFTER_NUMBER.stream().noneMatch(word::startsWith)) {
      in.at = to;
      throw in.failure(start, "invalid " + kind + " literal");
    }
  }
}
