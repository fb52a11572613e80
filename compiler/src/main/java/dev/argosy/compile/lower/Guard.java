package dev.argosy.compile.lower;

import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Expr;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must hold for the arguments of a task to have a value, while they are written: Argo computes
 * them even for a task that it then skips.
 */
final class Guard {
  /** Without it none of them has a value. */
  private Optional<String> all = Optional.empty();

  /** Without it those have none whose computation may fail. */
  private Optional<String> partial = Optional.empty();

  <T> T during(Optional<String> forAll, Optional<String> forPartial, Supplier<T> write) {
    all = forAll;
    partial = forPartial;
    T written = write.get();
    all = Optional.empty();
    partial = Optional.empty();
    return written;
  }

  /** A tag that is computed. */
  String tag(String expression) {
    return tag(all, expression);
  }

  /** The same of {@code computed}, which may fail for some values. */
  String tag(String expression, Expr computed) {
    return tag(Partial.is(computed) ? both(all, partial) : all, expression);
  }

  private static String tag(Optional<String> condition, String expression) {
    return ExprLang.tag(condition.map(c -> c + " ? (" + expression + ") : ''").orElse(expression));
  }

  private static Optional<String> both(Optional<String> a, Optional<String> b) {
    return a.isPresent() && b.isPresent()
        ? Optional.of(a.get() + " && (" + b.get() + ")")
        : a.or(() -> b);
  }
}
