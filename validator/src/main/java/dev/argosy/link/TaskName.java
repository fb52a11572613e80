package dev.argosy.link;

import java.util.Set;

/** The name that an id of a step has in Argo, by the section on names of the language. */
public final class TaskName {
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

  private static final String MARK = "x-";

  private TaskName() {}

  /** {@code fit_model} is {@code fit-model}, {@code not} is {@code x-not}. */
  public static String of(String id) {
    String name = id.replace('_', '-');
    return WORDS.contains(name) ? MARK + name : name;
  }

  /** The id again, as far as the name still tells it: {@code x-not} is {@code not}. */
  public static String shown(String name) {
    boolean marked = name.startsWith(MARK) && WORDS.contains(name.substring(MARK.length()));
    return marked ? name.substring(MARK.length()) : name;
  }
}
