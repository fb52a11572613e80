package dev.argosy.python;

import java.util.ArrayList;
import java.util.List;

/** Collects imports, and whether each is certain to be run. */
final class Imports {
  private final List<PythonImport> found = new ArrayList<>();

  private Imports() {}

  static List<PythonImport> of(List<Stmt> body) {
    Imports imports = new Imports();
    imports.all(body, false, "");
    return List.copyOf(imports.found);
  }

  private void all(List<Stmt> body, boolean guarded, String inside) {
    for (Stmt statement : body) {
      switch (statement) {
        case Stmt.Import i ->
            i.names()
                .forEach(a ->
                    found.add(
                        new PythonImport(
                            a.name(), a.from(), a.to(), guarded, inside, false, List.of())));
        case Stmt.ImportFrom i -> {
          int from = i.from() + "from".length() + 1;
          int to = from + i.level() + i.module().length();
          List<PythonImport.Name> names =
              i.names().stream()
                  .map(a -> new PythonImport.Name(a.name(), a.from(), a.from() + a.name().length()))
                  .toList();
          found.add(new PythonImport(i.module(), from, to, guarded, inside, i.level() > 0, names));
        }
        case Stmt.If i -> all(Blocks.of(i).toList(), true, inside);
        case Stmt.Match m -> all(Blocks.of(m).toList(), true, inside);
        case Stmt.Try t when !t.handlers().isEmpty() -> all(Blocks.of(t).toList(), true, inside);
        case Stmt.Function f -> all(f.body(), guarded, inside.isEmpty() ? f.name().id() : inside);
        case Stmt.ClassDef c -> all(c.body(), guarded, inside.isEmpty() ? c.name().id() : inside);
        default -> all(Blocks.of(statement).toList(), guarded, inside);
      }
    }
  }
}
