package dev.argosy.expression;

import org.jspecify.annotations.Nullable;

/** Where an evaluation finds what an expression refers to. */
public interface Values {
  /**
   * The value of a parameter or output: a String, Long, Double, Boolean, List or Map; null when it
   * does not exist, because its step was skipped.
   */
  @Nullable Object value(Reference reference);

  /** Where the artifact is mounted. */
  default String path(Reference artifact) {
    throw new EvaluationException("artifacts have no path here");
  }

  /** Where the artifact is stored. */
  default String uri(Reference artifact) {
    throw new EvaluationException("artifacts have no uri here");
  }
}
