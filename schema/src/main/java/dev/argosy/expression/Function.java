package dev.argosy.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions and methods of expressions. A method's target is its first argument. */
public enum Function {
  SIZE("size", "size(text, array or object)", 1, 1),
  INT("int", "int(text or number)", 1, 1),
  DOUBLE("double", "double(text or number)", 1, 1),
  STRING("string", "string(value)", 1, 1),
  BOOL("bool", "bool(text)", 1, 1),
  RANGE("range", "range(end) or range(start, end)", 1, 2),
  JOIN("join", "join(array, separator)", 2, 2),
  SPLIT("split", "split(text, separator)", 2, 2),
  LOWER("lower", "lower(text)", 1, 1),
  UPPER("upper", "upper(text)", 1, 1),
  TRIM("trim", "trim(text)", 1, 1),
  REPLACE("replace", "replace(text, old, new)", 3, 3),
  MIN("min", "min(a, b, ...) or min(array)", 1, Function.ANY_NUMBER),
  MAX("max", "max(a, b, ...) or max(array)", 1, Function.ANY_NUMBER),
  ABS("abs", "abs(number)", 1, 1),
  ROUND("round", "round(number)", 1, 1),
  KEYS("keys", "keys(object)", 1, 1),
  VALUES("values", "values(object)", 1, 1),
  FROM_JSON("fromJson", "fromJson(text)", 1, 1),
  TO_JSON("toJson", "toJson(value)", 1, 1),
  SHA256("sha256", "sha256(text)", 1, 1),
  STARTS_WITH("startsWith", "text.startsWith(prefix)"),
  ENDS_WITH("endsWith", "text.endsWith(suffix)"),
  CONTAINS("contains", "text.contains(part)"),
  MATCHES("matches", "text.matches(pattern)");

  /** Not in the catalogue above: it needs not all of its arguments to exist. */
  static final String FIRST_OF = "firstOf";

  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  private final String word;
  private final String usage;
  private final int fewest;
  private final int most;
  private final boolean method;

  Function(String word, String usage, int fewest, int most) {
    this.word = word;
    this.usage = usage;
    this.fewest = fewest;
    this.most = most;
    this.method = false;
  }

  Function(String word, String usage) {
    this.word = word;
    this.usage = usage;
    this.fewest = 2;
    this.most = 2;
    this.method = true;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  /** What it takes, for messages: {@code join(array, separator)}. */
  public String usage() {
    return usage;
  }

  /** Whether it is called as {@code target.function(...)}. */
  public boolean isMethod() {
    return method;
  }

  /** Whether it may be called with so many arguments, the target of a method counted. */
  public boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  static Optional<Function> named(String word, boolean method) {
    return Arrays.stream(values())
        .filter(f -> f.method == method && f.word.equals(word))
        .findFirst();
  }

  static List<String> words(boolean method) {
    List<String> words =
        new ArrayList<>(
            Arrays.stream(values()).filter(f -> f.method == method).map(Function::word).toList());
    if (!method) {
      words.add(FIRST_OF);
    }
    return words;
  }
}
