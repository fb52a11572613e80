package dev.argosy.manifest.text;

import java.util.List;

/**
 * A variable that an expression reads: {@code tasks['a-b'].outputs.parameters.x} has the path
 * {@code tasks, a-b, outputs, parameters, x}.
 *
 * @param from the offset of the first name
 * @param to the offset behind the last name or bracket
 * @param path the names that are written out; never empty
 * @param whole whether the path ends where the reading does; false when an index is computed, or a
 *     method is called on it
 * @param guarded whether {@code ??} or {@code ?.} stands by for the case that there is no such
 *     value
 */
public record ExprReference(int from, int to, List<String> path, boolean whole, boolean guarded) {
  public ExprReference {
    path = List.copyOf(path);
  }

  /** The path with dots, as a simple tag has it: {@code tasks.a-b.outputs.parameters.x}. */
  public String dotted() {
    return String.join(".", path);
  }
}
