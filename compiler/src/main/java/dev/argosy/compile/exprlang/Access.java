package dev.argosy.compile.exprlang;

import dev.argosy.expression.Reference;

/**
 * Where a reference's text stands in Argo. Each gives a primary expression of expr-lang, one that
 * needs no parentheses, such as {@code inputs.parameters['a']}.
 */
public interface Access {
  /** The raw string of a parameter or output; nil when it does not exist. */
  String value(Reference reference);

  /** Whether that string is the JSON of the value, whatever its type, not its text form. */
  default boolean isJson(Reference reference) {
    return false;
  }

  /** The string that says where the artifact is mounted. */
  String path(Reference artifact);

  /** The string that says where the artifact is stored. */
  String uri(Reference artifact);
}
