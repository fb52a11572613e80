package dev.argosy.manifest.text;

import java.util.List;

/** What is known of a value before it runs, as far as expr-lang's own compiler knows it. */
public sealed interface ExprType {
  /** Types without parts. */
  enum Basic implements ExprType {
    /** Anything; every use of it passes. */
    UNKNOWN("any"),
    NIL("nil"),
    BOOLEAN("bool"),
    INTEGER("int"),
    FLOAT("float64"),
    STRING("string"),
    TIME("time.Time"),
    DURATION("time.Duration"),
    TIMEZONE("time.Location");

    private final String word;

    Basic(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** A list. */
  record ArrayOf(ExprType element) implements ExprType {
    @Override
    public String word() {
      return "list";
    }
  }

  /**
   * An object.
   *
   * @param key {@link Basic#STRING}, or {@link Basic#UNKNOWN} when a key may be anything
   */
  record MapOf(ExprType key, ExprType element) implements ExprType {
    @Override
    public String word() {
      return "object";
    }
  }

  /** A function that is no built-in one, and its ways to be called. */
  record FunctionOf(List<ExprSignature> signatures) implements ExprType {
    public FunctionOf {
      signatures = List.copyOf(signatures);
    }

    @Override
    public String word() {
      return "function";
    }
  }

  /** As Argo's values come out of JSON. */
  ExprType OBJECT = new MapOf(Basic.STRING, Basic.UNKNOWN);

  /** The word for messages. */
  String word();

  /** Whether nothing is known of it. */
  default boolean isUnknown() {
    return this == Basic.UNKNOWN;
  }

  /** Whether it is a number for certain. */
  default boolean isNumber() {
    return this == Basic.INTEGER || this == Basic.FLOAT;
  }
}
