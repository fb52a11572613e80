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

/** Thousands of processors: a unit of memory stands behind them, or the {@code m} is missing. */
final class HugeCpu implements Rule {
  /** The largest machines that can be rented have less than half of it. */
  private static final BigDecimal MOST = BigDecimal.valueOf(2000);

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return RequestsWithinLimits.all(pipeline)
        .flatMap(HugeCpu::cpu)
        .filter(LinkedText::isConstant)
        .filter(t -> Quantity.of(t.literals()).filter(n -> n.compareTo(MOST) >= 0).isPresent())
        .map(HugeCpu::finding);
  }

  private static Stream<LinkedText> cpu(LinkedResources resources) {
    return Stream.of(resources.both(), resources.requests(), resources.limits())
        .map(form -> form.map().get("cpu"))
        .filter(Objects::nonNull);
  }

  private static Diagnostic finding(LinkedText cpu) {
    String number = cpu.literals().replaceAll("[A-Za-z]+$", "");
    return Diagnostic.of(
        Code.HUGE_CPU,
        cpu.at(),
        "cpu of "
            + cpu.literals()
            + " is "
            + Quantity.of(cpu.literals()).orElseThrow().toBigInteger()
            + " processors: no node has as many",
        number.equals(cpu.literals())
            ? "write " + number + "m for thousandths of one"
            : "write " + number + " for processors; units such as Gi are for memory");
  }
}
