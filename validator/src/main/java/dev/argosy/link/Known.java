package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that are known while compiling. */
public final class Known {
  private Known() {}

  /** Whether everything the expression looks up is known. */
  public static boolean isKnown(Expr expr) {
    return !expr.isPoisoned()
        && expr.lookups()
            .allMatch(l -> l instanceof Expr.Ref && l.reference() instanceof Ref.Known);
  }

  /**
   * The value behind a reference of which {@link #isKnown} holds.
   *
   * @throws IllegalArgumentException for any other
   */
  public static Object of(Reference reference) {
    if (reference instanceof Ref.Known known) {
      return known.value();
    }
    throw new IllegalArgumentException("not known while compiling: " + reference);
  }

  /**
   * A literal of YAML as the evaluator wants it: integers as Long or BigInteger, other numbers as
   * Double.
   */
  static Object value(Object literal) {
    return switch (literal) {
      case BigInteger i when i.bitLength() < 64 -> (Object) i.longValueExact();
      case BigDecimal d -> d.doubleValue();
      case List<?> list -> {
        List<Object> items = new ArrayList<>();
        list.forEach(i -> items.add(value(i)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((k, v) -> entries.put((String) k, value(v)));
        yield entries;
      }
      default -> literal;
    };
  }
}
