package dev.argosy.python;

import dev.argosy.code.Problem;
import dev.argosy.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Imports that nothing uses, where a name that is nearly the same is read and bound nowhere: one
 * mistake, in the line of the import.
 */
final class MisspeltImports {
  private MisspeltImports() {}

  /**
   * @param unbound what is said of names that nothing binds
   * @param uses every name that is read
   * @return the same, but for names that an import was meant to bind
   */
  static List<Problem> explained(
      List<Problem> unbound, List<Use> uses, List<Stmt> body, String code) {
    if (unbound.isEmpty()) {
      return unbound;
    }
    Set<String> missing = new HashSet<>();
    unbound.forEach(p -> missing.add(code.substring(p.from(), p.to())));
    Set<String> read = new HashSet<>();
    uses.forEach(u -> read.add(u.name().id()));
    List<Problem> found = new ArrayList<>(unbound);
    for (Stmt statement : body) {
      for (Stmt.Alias alias : names(statement)) {
        meant(alias, statement, missing, read)
            .ifPresent(name -> {
              missing.remove(name);
              found.removeIf(p -> code.substring(p.from(), p.to()).equals(name));
              found.add(
                  new Problem(
                      Problem.Kind.NAME,
                      alias.from(),
                      alias.from() + alias.name().length(),
                      "'"
                          + alias.name()
                          + "' is imported and used nowhere, and '"
                          + name
                          + "' is used and imported nowhere",
                      "write '" + name + "'"));
            });
      }
    }
    return found;
  }

  private static List<Stmt.Alias> names(Stmt statement) {
    return switch (statement) {
      case Stmt.Import i -> i.names();
      case Stmt.ImportFrom i when !i.star() -> i.names();
      default -> List.of();
    };
  }

  private static Optional<String> meant(
      Stmt.Alias alias, Stmt statement, Set<String> missing, Set<String> read) {
    return alias.name().equals(alias.alias())
            && !read.contains(alias.name())
            && !(statement instanceof Stmt.Import && StandardLibrary.knows(alias.name()))
        ? Nearest.to(alias.name(), missing)
            .filter(name -> statement instanceof Stmt.ImportFrom || StandardLibrary.knows(name))
        : Optional.empty();
  }
}
