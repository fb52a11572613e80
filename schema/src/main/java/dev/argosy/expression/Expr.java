package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.Type.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An expression whose names are resolved and whose types are checked. */
public sealed interface Expr {
  /** The exact place of the whole expression inside its scalar. */
  At at();

  /** What it gives. */
  Type type();

  /** The parts, in the order in which they were written. */
  List<Expr> children();

  /** This expression and all its parts, outermost first. */
  default void walk(Consumer<Expr> visitor) {
    visitor.accept(this);
    children().forEach(child -> child.walk(visitor));
  }

  /** Everything that is looked up, also inside {@code firstOf}; a reference used twice is twice. */
  default Stream<Lookup> lookups() {
    List<Lookup> all = new ArrayList<>();
    lookups(all::add);
    return all.stream();
  }

  /** Hands on the same. */
  default void lookups(Consumer<Lookup> to) {
    if (this instanceof Lookup lookup) {
      to.accept(lookup);
    }
    children().forEach(child -> child.lookups(to));
  }

  /** What must exist for this expression to have a value: the lookups outside any firstOf. */
  default Stream<Lookup> required() {
    List<Lookup> all = new ArrayList<>();
    required(all::add);
    return all.stream();
  }

  /** Hands on the same. */
  default void required(Consumer<Lookup> to) {
    if (!(this instanceof FirstOf)) {
      if (this instanceof Lookup lookup) {
        to.accept(lookup);
      }
      children().forEach(child -> child.required(to));
    }
  }

  /** Hands on each {@code firstOf} that is not inside another. */
  default void choices(Consumer<FirstOf> to) {
    if (this instanceof FirstOf first) {
      to.accept(first);
    } else {
      children().forEach(child -> child.choices(to));
    }
  }

  /** Whether the value is known without any lookup. */
  default boolean isConstant() {
    return !(this instanceof Lookup) && children().stream().allMatch(Expr::isConstant);
  }

  /** Whether a mistake inside was reported already. */
  default boolean isPoisoned() {
    return this instanceof Poison || children().stream().anyMatch(Expr::isPoisoned);
  }

  /** An expression that asks for a value from outside. */
  sealed interface Lookup extends Expr {
    Reference reference();

    @Override
    default List<Expr> children() {
      return List.of();
    }
  }

  /** The value of a parameter or output; of an artifact, the artifact as a whole. */
  record Ref(At at, Reference reference, Type type) implements Lookup {}

  /** {@code artifact.path}: where the artifact is mounted. */
  record ArtifactPath(At at, Reference reference) implements Lookup {
    @Override
    public Type type() {
      return StringType.STRING;
    }

    /** Of a choice, what is chosen from. */
    @Override
    public List<Expr> children() {
      return reference instanceof Choice choice ? List.of(choice.expression(at)) : List.of();
    }
  }

  /** {@code artifact.uri}: where the artifact is stored. */
  record ArtifactUri(At at, Reference reference) implements Lookup {
    @Override
    public Type type() {
      return StringType.STRING;
    }
  }

  /**
   * @param value a {@link Long}, {@link Double}, {@link Boolean} or {@link String}
   */
  record Constant(At at, Object value) implements Expr {
    @Override
    public Type type() {
      return switch (value) {
        case Long integer -> Scalar.INTEGER;
        case Double number -> Scalar.NUMBER;
        case Boolean truth -> Scalar.BOOLEAN;
        default -> StringType.STRING;
      };
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /** {@code !a}, {@code -a}. */
  record Unary(At at, Operator operator, Expr operand, Type type) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(operand);
    }
  }

  /** {@code a + b}, {@code a in b}... */
  record Binary(At at, Operator operator, Expr left, Expr right, Type type) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }
  }

  /** {@code a ? b : c}; only the branch that is taken is computed. */
  record Conditional(At at, Expr condition, Expr then, Expr otherwise, Type type) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(condition, then, otherwise);
    }
  }

  /** A function or method; of a method, the target is the first argument. */
  record Call(At at, Function function, List<Expr> arguments, Type type) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expr> children() {
      return arguments;
    }
  }

  /**
   * The first of the arguments all of whose lookups exist.
   *
   * @param arguments one that is a {@code firstOf} itself stands for its arguments
   */
  record FirstOf(At at, List<Expr> arguments, Type type) implements Expr {
    public FirstOf {
      arguments =
          arguments.stream()
              .flatMap(a -> a instanceof FirstOf inner ? inner.arguments().stream() : Stream.of(a))
              .toList();
    }

    @Override
    public List<Expr> children() {
      return arguments;
    }
  }

  /** {@code list[0]}. */
  record Index(At at, Expr target, Expr index, Type type) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(target, index);
    }
  }

  /** {@code object.name}, {@code object['name']}; the key may be computed. */
  record Property(At at, Expr target, Expr key, Type type) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(target, key);
    }
  }

  /** {@code [a, b]}. */
  record ListOf(At at, List<Expr> items, Type type) implements Expr {
    public ListOf {
      items = List.copyOf(items);
    }

    @Override
    public List<Expr> children() {
      return items;
    }
  }

  /**
   * {@code {'a': 1}}.
   *
   * @param properties in the author's order
   */
  record MapOf(At at, Map<String, Expr> properties, Type type) implements Expr {
    @Override
    public List<Expr> children() {
      return List.copyOf(properties.values());
    }
  }

  /** Stands for an expression with a mistake that was reported. */
  record Poison(At at) implements Expr {
    @Override
    public Type type() {
      return Unknown.ANY;
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }
  }
}
