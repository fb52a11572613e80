package dev.argosy.manifest.text;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes expressions of expr-lang by patterns: {@code B} stands for a condition, {@code N} a number,
 * {@code S} a text, {@code L} a list, {@code M} an object, {@code T} a time, {@code D} a duration,
 * {@code A} anything, {@code P} what is done with an element. Some parts are of another type than
 * they should be, and some texts are spoilt.
 */
final class RandomExprLang {
  private static final String KINDS = "BNSLMTDAP";
  private static final Map<Character, List<String>> ATOMS =
      Map.of(
          'B', List.of("true", "false", "item == '1'", "inputs.parameters.a == 'x'"),
          'N', List.of("1", "0", "2.5", ".5", "1e3", "0xFF", "1_000", "0b11", "0o17", "len(item)"),
          'S',
              List.of(
                  "'a'", "\"b\\n\"", "`c`", "'\\u0041'", "'1'", "item", "retries", "workflow.name"),
          'L',
              List.of(
                  "[1, 2, 3]",
                  "['a', 'b']",
                  "[]",
                  "1..3",
                  "[1, 'a', nil]",
                  "[[1], [2]]",
                  "fromJSON('[1]')",
                  "split(item, ',')"),
          'M',
              List.of(
                  "{}", "{a: 1, 'b': 2}", "inputs", "inputs.parameters", "fromJSON('{}')", "$env"),
          'T', List.of("now()", "date('2020-01-01')", "date('2020-01-01', '2006-01-02', 'UTC')"),
          'D', List.of("duration('1h')", "(now() - now())"),
          'A',
              List.of(
                  "nil",
                  "inputs.parameters['n']",
                  "tasks['a-b'].outputs.parameters.x",
                  "tasks.t.status",
                  "tasks?.t?.status",
                  "nobody",
                  "$env.item",
                  "timezone('UTC')"),
          'P',
              List.of(
                  "#", "# > 1", "#.k", ".k", "#index", "#acc", "# == 'a'", "true", "len(#) > 1"));
  private static final Map<Character, List<String>> PATTERNS =
      Map.of(
          'B',
          List.of(
              "!(B)",
              "not (B)",
              "(B) && (B)",
              "(B) or (B)",
              "(B) and (B)",
              "(A) == (A)",
              "(N) != (N)",
              "(N) < (N)",
              "(N) <= (N) < (N)",
              "(S) >= (S)",
              "(T) > (T)",
              "(D) < (D)",
              "(S) in (M)",
              "(A) in (L)",
              "(A) not in (L)",
              "(S) matches 'a[b'",
              "(S) matches '^a+$'",
              "(S) contains (S)",
              "(S) not startsWith (S)",
              "(S) endsWith (S)",
              "all(L, P)",
              "none(L, {P})",
              "any(L, P)",
              "(L) | one(P)",
              "hasPrefix(S, S)",
              "hasSuffix(S, S)",
              "(T).IsZero()",
              "(T).Before(T)",
              "if (B) {B} else {B}",
              "(A) ?? (B)"),
          'N',
          List.of(
              "-(N)",
              "+(N)",
              "(N) + (N)",
              "(N) - (N)",
              "(N) * (N)",
              "(N) / (N)",
              "(N) % (N)",
              "(N) ** (N)",
              "(N) ^ (N)",
              "len(L)",
              "len(S)",
              "abs(N)",
              "ceil(N)",
              "floor(N)",
              "round(N)",
              "int(S)",
              "int(A)",
              "float(S)",
              "max(N, N)",
              "min(L)",
              "mean(L)",
              "median(N)",
              "sum(L)",
              "sum(L, P)",
              "count(L)",
              "count(L, P)",
              "findIndex(L, P)",
              "findLastIndex(L, {P})",
              "indexOf(S, S)",
              "lastIndexOf(S, S)",
              "bitand(N, N)",
              "bitnot(N)",
              "bitshl(N, N)",
              "(T).Year()",
              "(T).Unix()",
              "(D).Hours()",
              "asInt(S)",
              "asFloat(A)",
              "(B) ? (N) : (N)"),
          'S',
          List.of(
              "(S) + (S)",
              "string(A)",
              "type(A)",
              "trim(S)",
              "trim(S, S)",
              "trimPrefix(S, S)",
              "trimSuffix(S)",
              "upper(S)",
              "(S) | lower()",
              "replace(S, S, S)",
              "replace(S, S, S, N)",
              "repeat(S, N)",
              "join(L, S)",
              "join(L)",
              "toJSON(A)",
              "toJson(A)",
              "toBase64(S)",
              "fromBase64(S)",
              "(S)[0:1]",
              "(S)[:N]",
              "(T).Format('x')",
              "(D).String()",
              "string(N)",
              "sprig.trunc(N, S)",
              "sprig.upper(S)",
              "(B) ? (S) : (S)",
              "(A) ?? (S)",
              "(T).Month()"),
          'L',
          List.of(
              "[A, A]",
              "[N, N]",
              "(N)..(N)",
              "filter(L, P)",
              "map(L, {P})",
              "(L) | map(P)",
              "(L) | filter({P}) | map(P)",
              "sortBy(L, P)",
              "sortBy(L, P, S)",
              "reverse(L)",
              "uniq(L)",
              "flatten(L)",
              "concat(L, L)",
              "sort(L)",
              "sort(L, S)",
              "split(S, S)",
              "splitAfter(S, S, N)",
              "keys(M)",
              "values(M)",
              "toPairs(M)",
              "take(L, N)",
              "(L)[N:N]",
              "(L)[:]",
              "let v = (L); v"),
          'M',
          List.of(
              "{k: A}",
              "{'k': A, (S): N}",
              "{1: A,}",
              "groupBy(L, P)",
              "fromPairs(L)",
              "(B) ? (M) : (M)",
              "(M)"),
          'T',
          List.of("(T) + (D)", "(D) + (T)", "(T).Add(D)", "(T).UTC()", "(T) - (D)", "(T).In(A)"),
          'D',
          List.of("(T) - (T)", "(T).Sub(T)", "(D) + (D)", "(N) * (D)", "(D).Round(D)", "(D) * (D)"),
          'A',
          List.of(
              "(M).k",
              "(M)?.k",
              "(M)['k']",
              "(M)[S]",
              "(L)[N]",
              "(L)?.[N]",
              "first(L)",
              "last(L)",
              "find(L, P)",
              "findLast(L, P)",
              "get(M, S)",
              "get(L, N)",
              "reduce(L, P)",
              "reduce(L, P, N)",
              "fromJSON(S)",
              "jsonpath(S, S)",
              "(A) ?? (A)",
              "let v = (A); [v, A]",
              "(A); (A)",
              "B",
              "N",
              "S",
              "L",
              "M",
              "T",
              "D",
              "(B) ? (A) : (A)",
              "nofunction(A)",
              "max(A, A)",
              "sprig.default(A, A)",
              "(A).Nope()",
              "(T).Clock()",
              "::len(L)",
              "(A)[A:N]"),
          'P',
          List.of("# + N", "# in (L)", "# == (A)", "(P) && (P)", ".k.l", "let e = #; e", "A", "B"));
  private static final String SPOIL = "()[]{}.,;:?|&=!<>+-*/%^#'\"`\\ ax1_$\n@~";

  private final Random random;

  RandomExprLang(Random random) {
    this.random = random;
  }

  /** One expression, not always a good one. */
  String next() {
    String text = expression('A', 3);
    return random.nextInt(5) == 0 ? spoilt(text) : text;
  }

  private String expression(char wanted, int depth) {
    char kind = random.nextInt(25) == 0 ? KINDS.charAt(random.nextInt(8)) : wanted;
    boolean atom = depth == 0 || random.nextInt(4) == 0;
    return atom ? pick(ATOMS, kind) : filled(pick(PATTERNS, kind), depth);
  }

  /** A letter of a pattern stands alone. */
  private String filled(String pattern, int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean alone =
          KINDS.indexOf(c) >= 0
              && (i == 0 || !Character.isLetter(pattern.charAt(i - 1)))
              && (i + 1 == pattern.length() || !Character.isLetter(pattern.charAt(i + 1)))
              && (i == 0 || pattern.charAt(i - 1) != '.');
      text.append(alone ? expression(c, depth - 1) : String.valueOf(c));
    }
    return text.toString();
  }

  private String pick(Map<Character, List<String>> from, char kind) {
    List<String> list = from.getOrDefault(kind, List.of("nil"));
    return list.get(random.nextInt(list.size()));
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
}
