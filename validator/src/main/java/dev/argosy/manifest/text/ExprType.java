package dev.argosy.manifest.text;

import java.util.List;

/** What is known of a value before it runs, as far as expr-lang's own compiler knows it. */
public sealed interface ExprType {
  /** Types without parts. */
  enum Basic implements ExprType {
    /** Nothing is known; every use passes. */
    UNKNOWN("anything"),
    /** An element of an object or list; every use passes, and any other type fits it. */
    ANY("anything"),
    NIL("nil"),
    BOOLEAN("bool"),
    INTEGER("int"),
    LONG("int64"),
    FLOAT("float"),
    STRING("string"),
    TIME("time"),
    DURATION("duration"),
    TIMEZONE("timezone"),
    MONTH("month"),
    WEEKDAY("weekday");

    private final String word;

    Basic(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /**
   * A list.
   *
   * @param typed whether it can hold nothing else: what {@code split} gives. Other lists fit each
   *     other, whatever they hold
   */
  record ArrayOf(ExprType element, boolean typed) implements ExprType {
    /** Of which nothing is known. */
    static final ArrayOf ANYTHING = new ArrayOf(Basic.ANY, false);

    @Override
    public String word() {
      return typed ? "list of " + element.word() : "list";
    }
  }

  /**
   * An object.
   *
   * @param key {@link Basic#STRING}, or {@link Basic#ANY} when a key may be anything
   */
  record MapOf(ExprType key, ExprType element) implements ExprType {
    /** As it comes out of JSON. */
    static final MapOf JSON = new MapOf(Basic.STRING, Basic.ANY);

    @Override
    public String word() {
      return "object";
    }
  }

  /**
   * A function.
   *
   * @param builtin its name when it is one of expr-lang's, else empty
   */
  record FunctionOf(String builtin, List<ExprSignature> signatures) implements ExprType {
    public FunctionOf {
      signatures = List.copyOf(signatures);
    }

    @Override
    public String word() {
      return "function";
    }
  }

  /** The word for messages. */
  String word();

  default boolean isUnknown() {
    return this == Basic.UNKNOWN || this == Basic.ANY;
  }

  default boolean isNil() {
    return this == Basic.NIL;
  }

  default boolean isInteger() {
    return this == Basic.INTEGER || this == Basic.LONG;
  }

  default boolean isNumber() {
    return isInteger() || this == Basic.FLOAT;
  }

  /** Whether it is a list or may be one. */
  default boolean maybeList() {
    return isUnknown() || this instanceof ArrayOf;
  }

  /** Whether a value of this type can stand where {@code other} is wanted. */
  default boolean fits(ExprType other) {
    if (isNil()) {
      return other == Basic.ANY
          || other == Basic.TIMEZONE
          || other instanceof ArrayOf
          || other instanceof MapOf
          || other instanceof FunctionOf;
    }
    if (this == Basic.UNKNOWN || other == Basic.UNKNOWN || other == Basic.NIL) {
      return false;
    }
    return other == Basic.ANY
        || (this instanceof ArrayOf a && other instanceof ArrayOf b
            ? a.typed ? b.typed && a.equals(b) : !b.typed
            : equals(other));
  }

  /** Whether {@code ==} may stand between the two. */
  default boolean comparesTo(ExprType other) {
    return isUnknown()
        || other.isUnknown()
        || isNil()
        || other.isNil()
        || (isNumber() && other.isNumber())
        || (this instanceof ArrayOf && other instanceof ArrayOf)
        || fits(other);
  }

  /** Whether it is a number to Go, whatever its unit. */
  default boolean isNumeric() {
    return isNumber() || this == Basic.DURATION || this == Basic.MONTH || this == Basic.WEEKDAY;
  }
}
