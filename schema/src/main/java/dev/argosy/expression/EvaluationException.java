package dev.argosy.expression;

/** An expression has no value: the step that asks for it fails. */
@SuppressWarnings("serial") // never serialised
public final class EvaluationException extends RuntimeException {
  public EvaluationException(String message) {
    super(message);
  }
}
