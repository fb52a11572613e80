package dev.argosy.policy;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.Quantity;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Policy;
import dev.argosy.rule.Walk;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The most that one pod may ask for. */
record Ceilings(Policy.Ceilings most) implements Policies.Limit {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline).flatMap(s -> over("'" + s.id() + "'", what -> Demand.of(s, what)));
  }

  @Override
  public Stream<Diagnostic> check(Manifest manifest) {
    return manifest.everyTemplate().stream()
        .flatMap(t -> over(t.title(), what -> Demand.of(t, what)));
  }

  private Stream<Diagnostic> over(String whose, Function<Demand.Of, Demand> demand) {
    return Stream.of(
            over(whose, Demand.Of.CPU, demand, text(most.cpu())),
            over(whose, Demand.Of.MEMORY, demand, most.memory()),
            over(whose, Demand.Of.GPU, demand, text(most.gpu())))
        .flatMap(Optional::stream);
  }

  private static @Nullable String text(@Nullable Number number) {
    return number == null ? null : number.toString();
  }

  private Optional<Diagnostic> over(
      String whose, Demand.Of what, Function<Demand.Of, Demand> asked, @Nullable String ceiling) {
    Optional<BigDecimal> limit = ceiling == null ? Optional.empty() : Quantity.of(ceiling);
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    Demand demand = asked.apply(what);
    boolean within = demand.isKnown() && demand.sum().compareTo(limit.get()) <= 0;
    if (within || demand.places().isEmpty()) {
      return Optional.empty();
    }
    String message =
        demand.isKnown()
            ? "the pod of " + whose + " asks for more " + what.key + " than the policy's "
            : "how much "
                + what.key
                + " is asked for is known only when the run starts; the policy allows ";
    return Optional.of(
        Diagnostic.of(
                Code.RESOURCES_OVER_CEILING,
                demand.places().getFirst(),
                message + ceiling,
                demand.isKnown()
                    ? "requests or limits, the main container and its sidecars together"
                    : "write the amount, or take it from vars")
            .withRelated(most.at(), "the policy"));
  }
}
