package dev.argosy.expression;

/** The operators, with the sign they are written as. */
public enum Operator {
  OR("||"),
  AND("&&"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  IN("in"),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  NOT("!"),
  NEGATE("-");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** How it is written. */
  public String sign() {
    return sign;
  }

  @Override
  public String toString() {
    return sign;
  }
}
