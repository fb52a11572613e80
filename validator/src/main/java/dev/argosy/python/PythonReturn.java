package dev.argosy.python;

import java.util.Set;

/**
 * A {@code return} and what can be said of its value.
 *
 * @param type of a single value its type, where that is certain; else empty
 * @param fields the names a dict or named tuple has
 */
public record PythonReturn(int from, int to, Shape shape, String type, Set<String> fields) {
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
}
