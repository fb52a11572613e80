package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value that is handed on: to an input, a keyword argument, a field of a manifest. */
public sealed interface Argument {
  At at();

  Type type();

  /** Hands on the expressions in it. */
  void expressions(Consumer<Expr> to);

  /** The expressions in it. */
  default Stream<Expr> expressions() {
    List<Expr> all = new ArrayList<>();
    expressions(all::add);
    return all.stream();
  }

  /**
   * Known while compiling.
   *
   * @param value String, BigInteger, BigDecimal, Double, Boolean, null, or Lists and Maps of them
   */
  record Constant(At at, @Nullable Object value, Type type) implements Argument {
    @Override
    public void expressions(Consumer<Expr> to) {}
  }

  /** One expression; it keeps its type. */
  record Single(At at, Expr expression) implements Argument {
    @Override
    public Type type() {
      return expression.type();
    }

    @Override
    public void expressions(Consumer<Expr> to) {
      to.accept(expression);
    }
  }

  /** Text with holes: a string. */
  record Joined(At at, LinkedText text) implements Argument {
    @Override
    public Type type() {
      return Type.StringType.STRING;
    }

    @Override
    public void expressions(Consumer<Expr> to) {
      text.expressions(to);
    }
  }

  /** A list that holds expressions. */
  record ListOf(At at, List<Argument> items, Type type) implements Argument {
    @Override
    public void expressions(Consumer<Expr> to) {
      items.forEach(i -> i.expressions(to));
    }
  }

  /** A mapping that holds expressions. */
  record MapOf(At at, Map<String, Argument> entries, Type type) implements Argument {
    @Override
    public void expressions(Consumer<Expr> to) {
      entries.values().forEach(e -> e.expressions(to));
    }
  }
}
