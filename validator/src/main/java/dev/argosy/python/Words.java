package dev.argosy.python;

import java.util.List;
import java.util.Set;

/** The fixed words and signs of the grammar. */
final class Words {
  static final Set<String> KEYWORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise return"
                  + " try while with yield")
              .split(" "));

  static final Set<String> STARTS_EXPRESSION =
      Set.of("False", "None", "True", "await", "lambda", "not");

  /** Longest first. */
  static final List<String> OPERATORS =
      List.of(
          ("**= //= >>= <<= ... -> := ** // >> << <= >= == != += -= *= /= %= @= &= |= ^="
                  + " + - * / % @ & | ^ ~ < > ( ) [ ] { } , : ; . =")
              .split(" "));

  static final Set<String> AUGMENTED =
      Set.of("+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=", "**=");

  static final Set<String> BINARY =
      Set.of("|", "^", "&", "<<", ">>", "+", "-", "*", "/", "//", "%", "@");

  static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in", "is");

  /** Words that may stand right behind a number, without a blank. */
  static final Set<String> AFTER_NUMBER =
      Set.of("and", "else", "for", "if", "in", "is", "not", "or");

  private Words() {}
}
