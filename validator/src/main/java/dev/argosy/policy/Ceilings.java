package dev.argosy.policy;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Quantity;
import dev.argosy.model.Policy;
import dev.argosy.rule.Walk;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The most that one pod may ask for. */
record Ceilings(Policy.Ceilings most) implements Policies.Limit {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(step ->
            Stream.of(
                    over(step, Demand.Of.CPU, text(most.cpu())),
                    over(step, Demand.Of.MEMORY, most.memory()),
                    over(step, Demand.Of.GPU, text(most.gpu())))
                .flatMap(Optional::stream));
  }

  private static @Nullable String text(@Nullable Number number) {
    return number == null ? null : number.toString();
  }

  private Optional<Diagnostic> over(LinkedStep step, Demand.Of what, @Nullable String ceiling) {
    List<LinkedText> texts = Demand.texts(step, what);
    Optional<BigDecimal> limit = ceiling == null ? Optional.empty() : Quantity.of(ceiling);
    if (limit.isEmpty() || texts.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> sum = Demand.sum(step, what);
    if (sum.isPresent() && sum.get().compareTo(limit.get()) <= 0) {
      return Optional.empty();
    }
    String message =
        sum.isPresent()
            ? "the pod of '" + step.id() + "' asks for more " + what.key + " than the policy's "
            : "how much "
                + what.key
                + " is asked for is known only when the run starts; the policy allows ";
    return Optional.of(
        Diagnostic.of(
                Code.RESOURCES_OVER_CEILING,
                texts.getFirst().at(),
                message + ceiling,
                sum.isPresent()
                    ? "requests or limits, the main container and its sidecars together"
                    : "write the amount, or take it from vars")
            .withRelated(most.at(), "the policy"));
  }
}
