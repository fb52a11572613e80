package dev.argosy.python;

import dev.argosy.python.PythonFunction.Annotation;
import dev.argosy.python.PythonReturn.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
      return new PythonReturn(r.from(), r.to(), Shape.NOTHING, "", Map.of());
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
    return new PythonReturn(r.from(), r.to(), shape, type, Map.of());
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
    Map<String, Annotation> fields = new LinkedHashMap<>();
    for (Expr.Entry entry : dict.entries()) {
      if (!(entry.key() instanceof Expr.Constant c) || c.kind() != Expr.Kind.STRING) {
        return single(r, Shape.UNKNOWN, "dict");
      }
      fields.put(c.text(), typed(entry.value()));
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
      Map<String, Annotation> fields = new LinkedHashMap<>();
      call.arguments().forEach(a -> fields.put(Objects.requireNonNull(a.name()), typed(a.value())));
      return new PythonReturn(r.from(), r.to(), Shape.DICT, "dict", fields);
    }
    return namedTuple(function.id())
        .map(fields -> new PythonReturn(r.from(), r.to(), Shape.NAMED, "", fields))
        .orElseGet(() -> single(r, Shape.UNKNOWN, ""));
  }

  /** What is certain of a value that is written out. */
  private static Annotation typed(Expr value) {
    String type = value instanceof Expr.Constant c ? type(c) : "";
    return new Annotation(type, value.from(), value.to());
  }

  private static Annotation untyped(Expr name) {
    return new Annotation("", name.from(), name.to());
  }

  private Optional<Map<String, Annotation>> namedTuple(String name) {
    List<Map<String, Annotation>> found =
        known.stream()
            .flatMap(s ->
                switch (s) {
                  case Stmt.ClassDef c when c.name().id().equals(name) -> ofClass(c).stream();
                  case Stmt.Assign a when isName(a.targets().getFirst(), name) ->
                      ofCall(a.value()).stream();
                  default -> Stream.<Map<String, Annotation>>of();
                })
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static boolean isName(Expr expr, String name) {
    return expr instanceof Expr.Name n && n.id().equals(name);
  }

  private static Optional<Map<String, Annotation>> ofClass(Stmt.ClassDef c) {
    if (c.bases().size() != 1 || !called(c.bases().getFirst().value()).equals("NamedTuple")) {
      return Optional.empty();
    }
    Map<String, Annotation> fields = new LinkedHashMap<>();
    for (Stmt s : c.body()) {
      if (s instanceof Stmt.Annotate a && a.target() instanceof Expr.Name n) {
        fields.put(n.id(), PythonFunction.plain(a.annotation()).orElse(untyped(n)));
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
  private static Optional<Map<String, Annotation>> ofCall(Expr value) {
    if (!(value instanceof Expr.Call c)
        || c.arguments().size() < 2
        || !called(c.function()).matches("namedtuple|NamedTuple")) {
      return Optional.empty();
    }
    Expr fields = c.arguments().get(1).value();
    if (fields instanceof Expr.Constant text && text.kind() == Expr.Kind.STRING) {
      Map<String, Annotation> names = new LinkedHashMap<>();
      for (String name : text.text().trim().split("[,\\s]+")) {
        names.put(name, untyped(text));
      }
      return Optional.of(names);
    }
    Map<String, Annotation> names = new LinkedHashMap<>();
    for (Expr item : fields instanceof Expr.Collection list ? list.children() : List.<Expr>of()) {
      Expr name = item instanceof Expr.Collection pair ? pair.children().getFirst() : item;
      if (!(name instanceof Expr.Constant text)) {
        return Optional.empty();
      }
      names.put(text.text(), untyped(text));
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }
}
