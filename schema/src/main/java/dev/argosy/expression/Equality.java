package dev.argosy.expression;

import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When two values are equal; the compiler asks the same questions. */
public final class Equality {
  private Equality() {}

  /**
   * Whether two operands are compared by their JSON: where at least one is, or both may be, an
   * array or object.
   */
  public static boolean byJson(Type a, Type b) {
    return a.isComposite() || b.isComposite() || (a == Unknown.ANY && b == Unknown.ANY);
  }

  static boolean of(Expr.Binary binary, Object a, Object b) {
    return byJson(binary.left().type(), binary.right().type())
        ? TextForm.json(a).equals(TextForm.json(b))
        : direct(a, b);
  }

  static boolean in(Expr.Binary binary, Supplier<Object> needle, Object container) {
    return switch (container) {
      case Map<?, ?> map -> map.containsKey(Conversions.text(needle.get()));
      case List<?> list -> inList(binary, needle, list);
      default -> throw new EvaluationException("expected an array or object behind 'in'");
    };
  }

  private static boolean inList(Expr.Binary binary, Supplier<Object> needle, List<?> list) {
    boolean lazy = binary.right().type() instanceof ArrayType;
    if (lazy && list.isEmpty()) {
      return false;
    }
    Object sought = needle.get();
    return list.stream().anyMatch(item -> equalItem(binary, item, sought));
  }

  private static boolean equalItem(Expr.Binary binary, @Nullable Object item, Object needle) {
    Type items =
        binary.right().type() instanceof ArrayType array ? array.items() : binary.right().type();
    return itemsByJson(binary.left().type(), items, binary.right().type())
        ? TextForm.json(item).equals(TextForm.json(needle))
        : direct(item, needle);
  }

  /** Whether {@code in} compares by JSON. Of an unknown container the engine itself compares. */
  public static boolean itemsByJson(Type needle, Type items, Type container) {
    return container == Unknown.ANY ? needle.isComposite() : byJson(needle, items);
  }

  private static boolean direct(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number one && b instanceof Number other) {
      boolean integers = a instanceof Long && b instanceof Long;
      return integers ? a.equals(b) : one.doubleValue() == other.doubleValue();
    }
    return Objects.equals(a, b);
  }
}
