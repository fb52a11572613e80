package dev.argosy.python;

import dev.argosy.python.Parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Classes that are made from their fields, in their order: named tuples and data classes. */
final class Records {
  private Records() {}

  /** What a class takes; empty where more than its fields decide that. */
  static Optional<Parameters> parameters(Stmt.ClassDef type) {
    boolean tuple =
        type.decorators().isEmpty()
            && type.bases().size() == 1
            && name(type.bases().getFirst().value()).equals("NamedTuple");
    boolean data =
        type.bases().isEmpty()
            && type.decorators().size() == 1
            && name(type.decorators().getFirst()).equals("dataclass");
    if (!tuple && !data) {
      return Optional.empty();
    }
    List<Parameter> fields = new ArrayList<>();
    for (Stmt statement : type.body()) {
      if (statement instanceof Stmt.Function f && f.name().id().matches("__(?:init|new)__")
          || statement instanceof Stmt.Annotate a && !isPlain(a)) {
        return Optional.empty();
      }
      if (statement instanceof Stmt.Annotate a && a.target() instanceof Expr.Name n) {
        fields.add(new Parameter(n.from(), n.to(), n.id(), a.annotation(), a.value()));
      }
    }
    return Optional.of(new Parameters(List.of(), fields, null, List.of(), null));
  }

  /** Whether a field is an argument: what {@code field(...)} says of it is not looked at. */
  private static boolean isPlain(Stmt.Annotate field) {
    Expr of = field.annotation() instanceof Expr.Subscript s ? s.value() : field.annotation();
    return !name(of).matches("ClassVar|InitVar|KW_ONLY")
        && !(of instanceof Expr.Constant)
        && !(field.value() instanceof Expr.Call);
  }

  private static String name(Expr expr) {
    return switch (expr) {
      case Expr.Name n -> n.id();
      case Expr.Attribute a -> a.name();
      default -> "";
    };
  }
}
