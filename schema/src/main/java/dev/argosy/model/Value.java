package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any YAML value; its strings may hold expressions. */
public sealed interface Value {
  At at();

  /** {@code true} when no expression stands anywhere in it. */
  boolean isConstant();

  /**
   * A string, number, boolean or null.
   *
   * @param literal String, BigInteger, BigDecimal, Double (only NaN and infinities), Boolean or
   *     null
   */
  record Scalar(At at, @Nullable Object literal) implements Value {
    @Override
    public boolean isConstant() {
      return true;
    }
  }

  /** A string with at least one expression. */
  record OfText(At at, Text text) implements Value {
    @Override
    public boolean isConstant() {
      return false;
    }
  }

  record ListOf(At at, List<Value> items) implements Value {
    @Override
    public boolean isConstant() {
      return items.stream().allMatch(Value::isConstant);
    }
  }

  record MapOf(At at, Named<Value> entries) implements Value {
    @Override
    public boolean isConstant() {
      return entries.map().values().stream().allMatch(Value::isConstant);
    }
  }
}
