package dev.argosy.manifest.text;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The built-in functions that do something with each element of a list.
 *
 * @param least how many arguments there must be
 * @param most how many there may be
 * @param form what they are, in words
 */
record ExprPredicates(int least, int most, String form) {
  private static final ExprPredicates TWO =
      new ExprPredicates(2, 2, "a list and a predicate: (list, # > 1)");
  private static final ExprPredicates ONE_OR_TWO =
      new ExprPredicates(1, 2, "a list, and maybe a predicate");
  private static final ExprPredicates TWO_OR_THREE =
      new ExprPredicates(2, 3, "a list and what is done with each element: (list, #.key)");
  private static final Map<String, ExprPredicates> ALL =
      Map.ofEntries(
          Map.entry("all", TWO),
          Map.entry("none", TWO),
          Map.entry("any", TWO),
          Map.entry("one", TWO),
          Map.entry("filter", TWO),
          Map.entry("map", TWO),
          Map.entry("count", ONE_OR_TWO),
          Map.entry("sum", ONE_OR_TWO),
          Map.entry("find", TWO),
          Map.entry("findIndex", TWO),
          Map.entry("findLast", TWO),
          Map.entry("findLastIndex", TWO),
          Map.entry("groupBy", TWO),
          Map.entry("sortBy", TWO_OR_THREE),
          Map.entry("reduce", TWO_OR_THREE));

  static Set<String> names() {
    return ALL.keySet();
  }

  static Optional<ExprPredicates> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}
