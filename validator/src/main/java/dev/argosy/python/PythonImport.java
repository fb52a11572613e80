package dev.argosy.python;

import java.util.List;

/**
 * A module that is imported.
 *
 * @param module its full name
 * @param guarded whether the code goes on without it, or does not always need it
 * @param inside the function or class at the top in which it stands; empty at the top itself
 * @param relative whether the name starts with a dot: it counts from the package of the file
 * @param names what is taken out of it by {@code from}
 */
public record PythonImport(
    String module,
    int from,
    int to,
    boolean guarded,
    String inside,
    boolean relative,
    List<Name> names) {
  /** A name that is taken out of the module. */
  public record Name(String id, int from, int to) {}

  /** The first part of the name: the package that must be installed. */
  public String top() {
    return module.split("\\.", 2)[0];
  }
}
