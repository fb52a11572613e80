package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedResources;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Quantity;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Memory of less than a mebibyte: the unit is missing, or {@code m}, which is a thousandth of a
 * byte.
 */
final class TinyMemory implements Rule {
  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1L << 20);

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return RequestsWithinLimits.all(pipeline)
        .flatMap(TinyMemory::memory)
        .filter(LinkedText::isConstant)
        .filter(t ->
            Quantity.of(t.literals())
                .filter(n -> n.signum() > 0 && n.compareTo(MEBIBYTE) < 0)
                .isPresent())
        .map(t ->
            Diagnostic.of(
                Code.TINY_MEMORY,
                t.at(),
                "memory of "
                    + t.literals()
                    + " is less than one mebibyte: no container starts in it",
                "write " + t.literals().replaceAll("[a-zA-Z]+$", "") + "Mi"));
  }

  private static Stream<LinkedText> memory(LinkedResources resources) {
    return Stream.of(resources.both(), resources.requests(), resources.limits())
        .map(form -> form.map().get("memory"))
        .filter(Objects::nonNull);
  }
}
