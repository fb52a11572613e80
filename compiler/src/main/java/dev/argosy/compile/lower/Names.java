package dev.argosy.compile.lower;

import dev.argosy.link.StepPath;
import java.util.Set;

/** Names in Argo, by the section on names of the language. */
final class Names {
  /** Longest name of a template; with the run's name and a hash it must fit into a pod's. */
  private static final int LONGEST = 40;

  /**
   * Words of expr-lang: {@code depends} is read by it, and a task of such a name would break it.
   */
  private static final Set<String> WORDS =
      Set.of(
          "in",
          "not",
          "and",
          "or",
          "matches",
          "contains",
          "let",
          "if",
          "else",
          "true",
          "false",
          "nil",
          "all",
          "none",
          "any",
          "one",
          "filter",
          "map",
          "count",
          "sum",
          "find",
          "len",
          "split",
          "join",
          "trim",
          "upper",
          "lower",
          "replace",
          "repeat",
          "abs",
          "ceil",
          "floor",
          "round",
          "int",
          "float",
          "string",
          "type",
          "keys",
          "values",
          "first",
          "last",
          "take",
          "sort",
          "reverse",
          "concat",
          "flatten",
          "uniq",
          "now",
          "date",
          "duration",
          "get",
          "max",
          "min",
          "mean",
          "median",
          "reduce");

  private Names() {}

  /** The name of a task. */
  static String task(String id) {
    String name = id.replace('_', '-');
    return WORDS.contains(name) ? "x-" + name : name;
  }

  /** The name that a template would like. */
  static String template(StepPath path) {
    String name = String.join("-", path.ids()).replace('_', '-');
    if (name.length() <= LONGEST) {
      return WORDS.contains(name) ? "x-" + name : name;
    }
    String hash = Hash.of(name).substring(0, 6);
    return name.substring(0, LONGEST - hash.length() - 1).replaceAll("-+$", "") + "-" + hash;
  }

  /** {@code CREATION_TIME} as {@code creation-time}. */
  static String words(String constant) {
    return constant.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
