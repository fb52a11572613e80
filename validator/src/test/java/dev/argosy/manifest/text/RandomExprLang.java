package dev.argosy.manifest.text;

import java.util.List;
import java.util.Random;

/** Makes expressions of expr-lang: mostly good ones of every construct, and ones that are spoilt. */
final class RandomExprLang {
  private static final List<String> ATOMS =
      List.of(
          "1", "0", "2.5", ".5", "1e3", "0xFF", "1_000", "0b11", "0o17", "'a'", "\"b\\n\"", "`c`",
          "'\\u0041'", "'1'", "true", "false", "nil", "item", "retries", "inputs", "inputs.parameters",
          "inputs.parameters.a", "inputs.parameters['n']", "tasks['a-b'].outputs.parameters.x",
          "tasks.t.status", "workflow.name", "now()", "[1, 2, 3]", "['a', 'b']", "[]", "{}",
          "{a: 1, 'b': 2}", "1..3", "duration('1h')", "nobody", "tasks?.t?.status", "$env",
          "$env.item", "timezone('UTC')", "date('2020-01-01')", "[1, 'a', nil]", "[[1], [2]]");
  private static final List<String> BINARY =
      List.of(
          "+", "-", "*", "/", "%", "**", "^", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "and",
          "or", "in", "not in", "matches", "contains", "startsWith", "endsWith", "not contains",
          "..", "??");
  private static final List<String> ONE =
      List.of(
          "len", "type", "abs", "ceil", "floor", "round", "int", "float", "string", "trim",
          "upper", "lower", "toJSON", "fromJSON", "toBase64", "fromBase64", "duration", "first",
          "last", "keys", "values", "toPairs", "fromPairs", "reverse", "uniq", "flatten", "sort",
          "max", "min", "mean", "median", "sum", "count", "concat", "bitnot", "asInt", "asFloat",
          "toJson", "date", "timezone", "join", "sprig.upper", "sprig.trim", "nofunction",
          "trimPrefix", "now");
  private static final List<String> TWO =
      List.of(
          "split", "splitAfter", "join", "repeat", "indexOf", "lastIndexOf", "hasPrefix",
          "hasSuffix", "trim", "trimPrefix", "trimSuffix", "get", "take", "max", "min", "concat",
          "sort", "bitand", "bitor", "bitshl", "jsonpath", "date", "sprig.trunc", "sprig.default",
          "mean", "string");
  private static final List<String> PREDICATES =
      List.of(
          "all", "none", "any", "one", "filter", "map", "find", "findIndex", "findLast",
          "findLastIndex", "count", "sum", "groupBy", "sortBy", "reduce");
  private static final List<String> METHODS =
      List.of(
          "Year()", "Month()", "Unix()", "Format('x')", "Hours()", "Seconds()", "String()",
          "Add(duration('1s'))", "Sub(now())", "Nope()", "Clock()", "Weekday()", "UTC()");
  private static final String SPOIL = "()[]{}.,;:?|&=!<>+-*/%^#'\"`\\ ax1_$\n@~";

  private final Random random;

  RandomExprLang(Random random) {
    this.random = random;
  }

  /** One expression, not always a good one. */
  String next() {
    String text = expression(3, false);
    return random.nextInt(4) == 0 ? spoilt(text) : text;
  }

  private String expression(int depth, boolean element) {
    if (depth == 0) {
      return atom(element);
    }
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 ->
          operand(depth, element) + " " + pick(BINARY) + " " + operand(depth, element);
      case 4 -> pick(List.of("!", "not ", "-", "+")) + operand(depth, element);
      case 5 ->
          operand(depth, element)
              + " ? "
              + expression(depth - 1, element)
              + " : "
              + expression(depth - 1, element);
      case 6, 7 -> pick(ONE) + "(" + expression(depth - 1, element) + ")";
      case 8 ->
          pick(TWO)
              + "("
              + expression(depth - 1, element)
              + ", "
              + expression(depth - 1, element)
              + ")";
      case 9 -> predicate(depth, element);
      case 10 -> operand(depth, element) + index(depth, element);
      case 11 -> operand(depth, element) + " | " + pick(ONE) + "()";
      case 12 ->
          "let v = "
              + expression(depth - 1, element)
              + "; "
              + expression(depth - 1, element).replace("item", "v");
      case 13 -> "[" + expression(depth - 1, element) + ", " + expression(depth - 1, element) + "]";
      case 14 ->
          random.nextBoolean()
              ? "{k: " + expression(depth - 1, element) + "}"
              : "if "
                  + expression(depth - 1, element)
                  + " { "
                  + expression(depth - 1, element)
                  + " } else { 1 }";
      default -> "(" + expression(depth - 1, element) + ")." + pick(METHODS);
    };
  }

  private String index(int depth, boolean element) {
    return switch (random.nextInt(6)) {
      case 0 -> "[" + expression(depth - 1, element) + "]";
      case 1 -> "[0:" + expression(depth - 1, element) + "]";
      case 2 -> "[:]";
      case 3 -> "?.k";
      case 4 -> ".k";
      default -> "?.[0]";
    };
  }

  private String predicate(int depth, boolean element) {
    String list = random.nextInt(3) == 0 ? expression(depth - 1, element) : pick(List.of("[1, 2]", "1..5", "fromJSON(item)", "['a']"));
    String body = expression(depth - 1, true);
    String name = pick(PREDICATES);
    String braced = random.nextBoolean() ? "{" + body + "}" : body;
    String last = random.nextInt(6) == 0 ? ", " + expression(depth - 1, element) : "";
    return random.nextInt(4) == 0
        ? list + " | " + name + "(" + braced + last + ")"
        : name + "(" + list + ", " + braced + last + ")";
  }

  private String operand(int depth, boolean element) {
    return random.nextBoolean()
        ? atom(element)
        : "(" + expression(depth - 1, element) + ")";
  }

  private String atom(boolean element) {
    return element && random.nextInt(2) == 0
        ? pick(List.of("#", "# > 1", "#.k", ".k", "#index", "#acc", "# == 'a'"))
        : pick(ATOMS);
  }

  /** A few characters lost, doubled or put in. */
  private String spoilt(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int i = random.nextInt(2); i >= 0; i--) {
      int at = random.nextInt(result.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> result.insert(at, SPOIL.charAt(random.nextInt(SPOIL.length())));
        case 1 -> result.delete(at, Math.min(result.length(), at + 1 + random.nextInt(2)));
        default -> result.insert(at, result.substring(at, Math.min(result.length(), at + 2)));
      }
    }
    return result.toString();
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
