package dev.argosy.policy;

import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedResources;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the pod of a step asks for: the sum of the main container's and the sidecars' requests or
 * limits, whichever is more. Init containers run before, alone.
 */
final class Demand {
  /** The short name of a resource and how Kubernetes' long form names it. */
  enum Of {
    CPU("cpu"),
    MEMORY("memory"),
    GPU("gpu");

    final String key;

    Of(String key) {
      this.key = key;
    }
  }

  private Demand() {}

  /** The amounts that are written, one for each container and form; expressions among them. */
  static List<LinkedText> texts(LinkedStep step, Of what) {
    return containers(step).flatMap(r -> texts(r, what).stream()).toList();
  }

  /** The sum of the known amounts; empty when one is an expression or none is written. */
  static Optional<BigDecimal> sum(LinkedStep step, Of what) {
    if (texts(step, what).isEmpty()
        || !texts(step, what).stream().allMatch(LinkedText::isConstant)) {
      return Optional.empty();
    }
    return Optional.of(
        containers(step).map(r -> most(r, what)).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static Stream<LinkedResources> containers(LinkedStep step) {
    return Stream.concat(
        step.options().resources().stream(),
        step.options().beside().sidecars().stream()
            .map(LinkedContainer::resources)
            .flatMap(Optional::stream));
  }

  private static BigDecimal most(LinkedResources resources, Of what) {
    return texts(resources, what).stream()
        .map(t -> Quantity.of(t.literals()).orElse(BigDecimal.ZERO))
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO);
  }

  private static List<LinkedText> texts(LinkedResources resources, Of what) {
    List<LinkedText> texts = new ArrayList<>();
    if (what == Of.GPU) {
      resources.gpu().ifPresent(g -> texts.add(g.count()));
    } else {
      Optional.ofNullable(resources.both().map().get(what.key)).ifPresent(texts::add);
    }
    for (var form : List.of(resources.requests(), resources.limits())) {
      form.map()
          .forEach((name, text) -> {
            if (what == Of.GPU ? name.endsWith("/gpu") : name.equals(what.key)) {
              texts.add(text);
            }
          });
    }
    return texts;
  }
}
