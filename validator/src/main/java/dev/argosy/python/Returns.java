package dev.argosy.python;

import dev.argosy.python.PythonReturn.Shape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a function returns, as far as the code says so itself. */
final class Returns {
  private final List<Stmt> known;

  private Returns(List<Stmt> known) {
    this.known = known;
  }

  static List<PythonReturn> of(List<Stmt> own, List<Stmt> module) {
    Returns returns = new Returns(Stream.concat(own.stream(), module.stream()).toList());
    return own.stream()
        .flatMap(s -> s instanceof Stmt.Return r ? Stream.of(returns.of(r)) : Stream.of())
        .toList();
  }

  private PythonReturn of(Stmt.Return r) {
    Expr value = r.value();
    if (value == null) {
      return new PythonReturn(r.from(), r.to(), Shape.NOTHING, "", Set.of());
    }
    return switch (value) {
      case Expr.Constant c when c.kind() == Expr.Kind.NONE -> single(r, Shape.NOTHING, "");
      case Expr.Constant c -> single(r, Shape.SINGLE, type(c));
      case Expr.Operation o when o.what().startsWith("f-string") -> single(r, Shape.SINGLE, "str");
      case Expr.Operation o when o.what().equals("comparison") -> single(r, Shape.SINGLE, "");
      case Expr.Collection c ->
          single(r, Shape.SINGLE, c.what().equals("set display") ? "set" : c.what());
      case Expr.Comprehension c when !c.what().startsWith("dict") ->
          single(r, Shape.SINGLE, c.what().startsWith("list") ? "list" : "");
      case Expr.Dict d -> dict(r, d);
      case Expr.Call c -> call(r, c);
      default -> single(r, Shape.UNKNOWN, "");
    };
  }

  private static PythonReturn single(Stmt.Return r, Shape shape, String type) {
    return new PythonReturn(r.from(), r.to(), shape, type, Set.of());
  }

  private static String type(Expr.Constant c) {
    return switch (c.kind()) {
      case STRING -> "str";
      case BYTES -> "bytes";
      case TRUE, FALSE -> "bool";
      case NUMBER -> c.text().matches("[0-9_]+") ? "int" : "";
      case NONE, ELLIPSIS -> "";
    };
  }

  private static PythonReturn dict(Stmt.Return r, Expr.Dict dict) {
    Set<String> fields = new LinkedHashSet<>();
    for (Expr.Entry entry : dict.entries()) {
      if (!(entry.key() instanceof Expr.Constant c) || c.kind() != Expr.Kind.STRING) {
        return single(r, Shape.UNKNOWN, "dict");
      }
      fields.add(c.text());
    }
    return new PythonReturn(r.from(), r.to(), Shape.DICT, "dict", fields);
  }

  /** {@code dict(a=1)}, or the call of a named tuple. */
  private PythonReturn call(Stmt.Return r, Expr.Call call) {
    if (!(call.function() instanceof Expr.Name function)) {
      return single(r, Shape.UNKNOWN, "");
    }
    boolean keywords = call.arguments().stream().allMatch(a -> a.name() != null);
    if (function.id().equals("dict") && keywords) {
      Set<String> fields = new LinkedHashSet<>();
      call.arguments().forEach(a -> fields.add(Objects.requireNonNull(a.name())));
      return new PythonReturn(r.from(), r.to(), Shape.DICT, "dict", fields);
    }
    return namedTuple(function.id())
        .map(fields -> new PythonReturn(r.from(), r.to(), Shape.NAMED, "", fields))
        .orElseGet(() -> single(r, Shape.UNKNOWN, ""));
  }

  private Optional<Set<String>> namedTuple(String name) {
    List<Set<String>> found =
        known.stream()
            .flatMap(s ->
                switch (s) {
                  case Stmt.ClassDef c when c.name().id().equals(name) -> ofClass(c).stream();
                  case Stmt.Assign a when isName(a.targets().getFirst(), name) ->
                      ofCall(a.value()).stream();
                  default -> Stream.<Set<String>>of();
                })
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static boolean isName(Expr expr, String name) {
    return expr instanceof Expr.Name n && n.id().equals(name);
  }

  private static Optional<Set<String>> ofClass(Stmt.ClassDef c) {
    if (c.bases().size() != 1 || !called(c.bases().getFirst().value()).equals("NamedTuple")) {
      return Optional.empty();
    }
    Set<String> fields = new LinkedHashSet<>();
    for (Stmt s : c.body()) {
      if (s instanceof Stmt.Annotate a && a.target() instanceof Expr.Name n) {
        fields.add(n.id());
      }
    }
    return Optional.of(fields);
  }

  private static String called(Expr expr) {
    return switch (expr) {
      case Expr.Name n -> n.id();
      case Expr.Attribute a -> a.name();
      default -> "";
    };
  }

  /**
   * {@code namedtuple("T", "a b")}, {@code namedtuple("T", ["a", "b"])}, {@code NamedTuple(...)}.
   */
  private static Optional<Set<String>> ofCall(Expr value) {
    if (!(value instanceof Expr.Call c)
        || c.arguments().size() < 2
        || !called(c.function()).matches("namedtuple|NamedTuple")) {
      return Optional.empty();
    }
    Expr fields = c.arguments().get(1).value();
    if (fields instanceof Expr.Constant text && text.kind() == Expr.Kind.STRING) {
      return Optional.of(new LinkedHashSet<>(List.of(text.text().trim().split("[,\\s]+"))));
    }
    Set<String> names = new LinkedHashSet<>();
    for (Expr item : fields instanceof Expr.Collection list ? list.children() : List.<Expr>of()) {
      Expr name = item instanceof Expr.Collection pair ? pair.children().getFirst() : item;
      if (!(name instanceof Expr.Constant text)) {
        return Optional.empty();
      }
      names.add(text.text());
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }
}
