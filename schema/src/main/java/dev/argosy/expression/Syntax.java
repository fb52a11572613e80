package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import java.util.List;
import java.util.Optional;

/** An expression as it was written; nothing is known yet about names and types. */
public sealed interface Syntax {
  /** The exact place of the whole expression inside its scalar. */
  At at();

  /**
   * @param value a {@link Long}, {@link Double}, {@link Boolean} or {@link String}
   */
  record Literal(At at, Object value) implements Syntax {}

  /** A name at the start of a path. */
  record Name(At at, String name) implements Syntax {}

  /** {@code target.name}. */
  record Member(At at, Syntax target, String name, At nameAt) implements Syntax {}

  /** {@code target[index]}. */
  record Index(At at, Syntax target, Syntax index) implements Syntax {}

  /** {@code function(arguments)} or {@code target.function(arguments)}. */
  record Call(At at, Optional<Syntax> target, String function, At nameAt, List<Syntax> arguments)
      implements Syntax {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code !operand} or {@code -operand}. */
  record Unary(At at, Operator operator, Syntax operand) implements Syntax {}

  /** {@code left operator right}. */
  record Binary(At at, Operator operator, At operatorAt, Syntax left, Syntax right)
      implements Syntax {}

  /** {@code condition ? then : otherwise}. */
  record Conditional(At at, Syntax condition, Syntax then, Syntax otherwise) implements Syntax {}

  /** {@code [a, b]}. */
  record ListOf(At at, List<Syntax> items) implements Syntax {
    public ListOf {
      items = List.copyOf(items);
    }
  }

  /** {@code {'a': 1}}; keys in the author's order, each once. */
  record MapOf(At at, List<Property> properties) implements Syntax {
    public MapOf {
      properties = List.copyOf(properties);
    }
  }

  /** One key of a {@link MapOf}. */
  record Property(At keyAt, String key, Syntax value) {}
}
