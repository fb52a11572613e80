package dev.argosy.expression;

/** The names that can be seen from where an expression stands. */
@FunctionalInterface
public interface Scope {
  /** What the first names of paths mean: {@code params}, {@code steps}, {@code item}... */
  Meaning.Namespace root();
}
