package dev.argosy.python;

/**
 * A module that is imported.
 *
 * @param module its full name
 * @param guarded whether the code goes on without it, or does not always need it
 * @param inside the function or class at the top in which it stands; empty at the top itself
 */
public record PythonImport(String module, int from, int to, boolean guarded, String inside) {
  /** The first part of the name: the package that must be installed. */
  public String top() {
    return module.split("\\.", 2)[0];
  }
}
