package dev.argosy.python;

import java.util.ArrayList;
import java.util.List;

/** Collects imports, and whether each is certain to be run. */
final class Imports {
  private final List<PythonImport> found = new ArrayList<>();

  private Imports() {}

  static List<PythonImport> of(List<Stmt> body) {
    Imports imports = new Imports();
    imports.all(body, false);
    return imports.found;
  }

  private void all(List<Stmt> body, boolean guarded) {
    for (Stmt statement : body) {
      switch (statement) {
        case Stmt.Import i ->
            i.names()
                .forEach(a ->
                    found.add(new PythonImport(a.name(), a.from(), a.to(), guarded)));
        case Stmt.ImportFrom i when i.level() == 0 -> {
          int from = i.from() + "from".length() + 1;
          found.add(new PythonImport(i.module(), from, from + i.module().length(), guarded));
        }
        case Stmt.If i -> all(Blocks.of(i).toList(), true);
        case Stmt.Match m -> all(Blocks.of(m).toList(), true);
        case Stmt.Try t when !t.handlers().isEmpty() -> all(Blocks.of(t).toList(), true);
        default -> all(Blocks.of(statement).toList(), guarded);
      }
    }
  }
}
