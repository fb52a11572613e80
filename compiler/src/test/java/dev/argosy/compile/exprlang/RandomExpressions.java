package dev.argosy.compile.exprlang;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Expressions, as text, over the outputs of {@link Sample}. */
final class RandomExpressions {
  private static final int DEEPEST = 4;

  private final Random random;
  private int depth;

  RandomExpressions(Random random) {
    this.random = random;
  }

  /** A well-typed expression of any type; the few that make no sense are left out. */
  String next() {
    String text = any();
    while (Sample.check(text).hasErrors()) {
      text = any();
    }
    return text;
  }

  private String any() {
    return switch (random.nextInt(8)) {
      case 0 -> integer();
      case 1 -> number();
      case 2 -> truth();
      case 3 -> array();
      case 4 -> object();
      case 5 -> unknown();
      default -> text();
    };
  }

  private String text() {
    return inside(
        List.of("text", "word", "'x'", "'}}'", "'{{='", "'a\\'b\\n'", "config.name", "words[0]"),
        16,
        kind ->
            switch (kind) {
              case 0, 1 -> "(" + text() + " + " + text() + ")";
              case 2 -> "string(" + any() + ")";
              case 3 -> "lower(" + text() + ")";
              case 4 -> "upper(" + text() + ")";
              case 5 -> "trim(" + text() + ")";
              case 6 -> "replace(" + text() + ", " + text() + ", " + text() + ")";
              case 7 -> "join(" + array() + ", " + text() + ")";
              case 8 -> "toJson(" + any() + ")";
              case 9 -> "sha256(" + text() + ")";
              case 10 -> "(" + truth() + " ? " + text() + " : " + text() + ")";
              case 11 -> "firstOf(none, " + text() + ")";
              case 12 -> "firstOf(none + " + text() + ", " + text() + ")";
              case 13 -> "split(" + text() + ", " + text() + ")[0]";
              case 14 -> "firstOf(none, text, 'x')";
              default -> "words[" + integer() + "]";
            });
  }

  private String integer() {
    return inside(
        List.of("n", "m", "0", "1", "3", "1000000", "config.size", "ints[0]"),
        14,
        kind ->
            switch (kind) {
              case 0 -> "(" + integer() + " + " + integer() + ")";
              case 1 -> "(" + integer() + " - " + integer() + ")";
              case 2 -> "(" + integer() + " * " + integer() + ")";
              case 3 -> "(" + integer() + " % " + integer() + ")";
              case 4 -> "-" + "(" + integer() + ")";
              case 5 -> "size(" + text() + ")";
              case 6 -> "size(" + array() + ")";
              case 7 -> "int(" + number() + ")";
              case 8 -> "int(" + text() + ")";
              case 9 -> "round(" + number() + ")";
              case 10 -> "abs(" + integer() + ")";
              case 11 -> "firstOf(no-int, " + integer() + ")";
              case 12 -> "(" + truth() + " ? " + integer() + " : " + integer() + ")";
              default -> "max(" + integer() + ", " + integer() + ")";
            });
  }

  private String number() {
    return inside(
        List.of("rate", "0.5", "1e21", "2.0", "1e-7", "config.share", "numbers[0]"),
        11,
        kind ->
            switch (kind) {
              case 0 -> "(" + number() + " + " + integer() + ")";
              case 1 -> "(" + integer() + " - " + number() + ")";
              case 2 -> number() + " * " + number();
              case 3 -> "(" + integer() + " / " + integer() + ")";
              case 4 -> number() + " / " + number();
              case 5 -> "double(" + text() + ")";
              case 6 -> "min(" + number() + ", " + integer() + ")";
              case 7 -> "max(numbers)";
              case 8 -> "firstOf(no-int, " + number() + ")";
              case 9 -> "abs(" + number() + ")";
              default -> "double(" + integer() + ")";
            });
  }

  private String truth() {
    return inside(
        List.of("ok", "config.on", "n > m", "rate <= 1"),
        15,
        kind ->
            switch (kind) {
              case 0 -> "(" + truth() + " && " + truth() + ")";
              case 1 -> "(" + truth() + " || " + truth() + ")";
              case 2 -> "!(" + truth() + ")";
              case 3 -> "(" + integer() + " == " + number() + ")";
              case 4 -> "(" + text() + " < " + text() + ")";
              case 5 -> "(" + text() + " != " + text() + ")";
              case 6 -> "(" + array() + " == " + array() + ")";
              case 7 -> "(" + integer() + " in ints)";
              case 8 -> "(" + number() + " in [1, 2, " + integer() + "])";
              case 9 -> "(" + text() + " in " + object() + ")";
              case 10 -> "(" + text() + ").contains(" + text() + ")";
              case 11 -> "(" + text() + ").startsWith(" + text() + ")";
              case 12 -> "(" + text() + ").matches('^[a-z{]+$')";
              case 13 -> "(" + unknown() + " == " + unknown() + ")";
              default -> "bool(" + text() + ")";
            });
  }

  private String array() {
    return inside(
        List.of("ints", "words", "numbers", "[]", "[1, 2.5]", "range(3)"),
        10,
        kind ->
            switch (kind) {
              case 0 -> "(ints + " + "[" + integer() + "])";
              case 1 -> "(words + split(" + text() + ", " + text() + "))";
              case 2 -> "[" + any() + ", " + any() + "]";
              case 3 -> "range(size(" + text() + "), " + "7)";
              case 4 -> "keys(" + object() + ")";
              case 5 -> "values(" + object() + ")";
              case 6 -> "firstOf(no-list, ints)";
              case 7 -> "firstOf(no-list, [" + integer() + "])";
              case 8 -> "([] + [])";
              default -> "split(" + text() + ", ',')";
            });
  }

  private String object() {
    return inside(
        List.of("object", "config", "{}", "{'a': {'b': {}}}"),
        2,
        kind ->
            switch (kind) {
              case 0 -> "{'k': " + any() + ", 'a b': " + any() + "}";
              default -> "(" + truth() + " ? object : {'a': " + any() + "})";
            });
  }

  private String unknown() {
    return inside(
        List.of("object.a", "object['k-1']", "fromJson('[1, {\"a\": null}]')"),
        6,
        kind ->
            switch (kind) {
              case 0 -> "fromJson(" + text() + ")";
              case 1 -> "fromJson(toJson(" + any() + "))";
              case 2 -> "[" + any() + ", " + any() + "][1]";
              case 3 -> "values(" + object() + ")[0]";
              case 4 -> "(object.a + object.b)";
              default -> "object[" + text() + "]";
            });
  }

  private String inside(List<String> leaves, int kinds, IntFunction<String> tree) {
    if (depth >= DEEPEST || random.nextInt(4) == 0) {
      return leaves.get(random.nextInt(leaves.size()));
    }
    depth++;
    String text = tree.apply(random.nextInt(kinds));
    depth--;
    return text;
  }
}
