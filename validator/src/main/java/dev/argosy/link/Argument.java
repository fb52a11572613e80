package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value that is handed on: to an input, a keyword argument, a field of a manifest. */
public sealed interface Argument {
  At at();

  Type type();

  /** The expressions in it. */
  Stream<Expr> expressions();

  /**
   * Known while compiling.
   *
   * @param value String, BigInteger, BigDecimal, Double, Boolean, null, or Lists and Maps of them
   */
  record Constant(At at, @Nullable Object value, Type type) implements Argument {
    @Override
    public Stream<Expr> expressions() {
      return Stream.of();
    }
  }

  /** One expression; it keeps its type. */
  record Single(At at, Expr expression) implements Argument {
    @Override
    public Type type() {
      return expression.type();
    }

    @Override
    public Stream<Expr> expressions() {
      return Stream.of(expression);
    }
  }

  /** Text with holes: a string. */
  record Joined(At at, LinkedText text) implements Argument {
    @Override
    public Type type() {
      return Type.StringType.STRING;
    }

    @Override
    public Stream<Expr> expressions() {
      return text.expressions();
    }
  }

  /** A list that holds expressions. */
  record ListOf(At at, List<Argument> items, Type type) implements Argument {
    @Override
    public Stream<Expr> expressions() {
      return items.stream().flatMap(Argument::expressions);
    }
  }

  /** A mapping that holds expressions. */
  record MapOf(At at, Map<String, Argument> entries, Type type) implements Argument {
    @Override
    public Stream<Expr> expressions() {
      return entries.values().stream().flatMap(Argument::expressions);
    }
  }
}
