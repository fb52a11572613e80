package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Type;
import dev.argosy.model.Param;
import java.util.Optional;

/**
 * A parameter or an input.
 *
 * @param param the constraints, where it was declared by the author
 * @param initial the default; a constant, or for a pipeline's parameter also an expression over
 *     {@code run}
 */
public record Declared(
    At at, String name, Type type, Optional<Param> param, Optional<Argument> initial) {
  public boolean isRequired() {
    return initial.isEmpty();
  }
}
