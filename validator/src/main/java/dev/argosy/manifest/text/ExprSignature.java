package dev.argosy.manifest.text;

import java.util.List;

/**
 * One way to call a function.
 *
 * @param variadic whether the last parameter may be given any number of times, or not at all
 */
public record ExprSignature(List<ExprType> parameters, boolean variadic, ExprType result) {
  public ExprSignature {
    parameters = List.copyOf(parameters);
  }

  static ExprSignature of(ExprType result, ExprType... parameters) {
    return new ExprSignature(List.of(parameters), false, result);
  }

  int least() {
    return variadic ? parameters.size() - 1 : parameters.size();
  }

  ExprType parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }
}
