package dev.argosy.python;

import dev.argosy.python.PythonFunction.Annotation;
import java.util.Map;
import java.util.Set;

/**
 * A {@code return} and what can be said of its value.
 *
 * @param type of a single value its type, where that is certain; else empty
 * @param typed the names that a dict or named tuple has, with what is certain of their types: an
 *     empty type where nothing is
 */
public record PythonReturn(
    int from, int to, Shape shape, String type, Map<String, Annotation> typed) {
  /** What is returned. */
  public enum Shape {
    NOTHING,
    /** A dict whose keys are all known. */
    DICT,
    /** A named tuple. */
    NAMED,
    /** A value that has no fields. */
    SINGLE,
    UNKNOWN
  }

  /** The names that a dict or named tuple has. */
  public Set<String> fields() {
    return typed.keySet();
  }
}
