package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.schema.Formats;
import dev.argosy.schema.ValueFixes;

/** The size of a run's claim. */
final class VolumeSizes {
  private VolumeSizes() {}

  /** A literal size must be a quantity; one from a parameter is seen when the run starts. */
  static void check(LinkedText size, Findings findings) {
    if (size.isConstant() && !Formats.isQuantity(size.literals())) {
      findings.add(
          Code.INVALID_VALUE,
          size.at(),
          "'size' must be a Kubernetes quantity such as 10Gi, not '" + size.literals() + "'",
          ValueFixes.quantity(size.literals()).map(q -> "write " + q).orElse("write 10Gi"));
    }
  }
}
