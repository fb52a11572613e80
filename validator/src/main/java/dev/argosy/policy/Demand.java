package dev.argosy.policy;

import dev.argosy.diagnostic.At;
import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedResources;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Quantity;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a pod asks for: the sum of the main container's and the sidecars' requests or limits,
 * whichever is more. Init containers run before, alone.
 *
 * @param places where amounts are written
 * @param isKnown whether none of them is an expression
 * @param sum of those that are known
 */
record Demand(List<At> places, boolean isKnown, BigDecimal sum) {
  /** The short name of a resource and how Kubernetes' long form names it. */
  enum Of {
    CPU("cpu"),
    MEMORY("memory"),
    GPU("gpu");

    final String key;

    Of(String key) {
      this.key = key;
    }

    /** Whether it has that name in Kubernetes' long form. */
    boolean isCalled(String name) {
      return this == GPU ? name.endsWith("/gpu") : name.equals(key);
    }
  }

  /** One amount of a container; without a number when only the run knows it. */
  private record Amount(At at, Optional<BigDecimal> number) {
    static Amount of(LinkedText text) {
      return of(text.at(), text.literals(), text.isConstant());
    }

    static Amount of(At at, String text, boolean isKnown) {
      return new Amount(
          at,
          isKnown ? Quantity.of(text).or(() -> Optional.of(BigDecimal.ZERO)) : Optional.empty());
    }
  }

  /** Of the pod of a step. */
  static Demand of(LinkedStep step, Of what) {
    return sum(
        Stream.concat(
                step.options().resources().stream(),
                step.options().beside().sidecars().stream()
                    .map(LinkedContainer::resources)
                    .flatMap(Optional::stream))
            .map(r -> amounts(r, what)));
  }

  /** Of the pod of a plain template. */
  static Demand of(Template template, Of what) {
    return sum(template.containersTogether().stream().map(c -> amounts(c.map("resources"), what)));
  }

  private static Demand sum(Stream<List<Amount>> containers) {
    List<List<Amount>> all = containers.toList();
    List<Amount> amounts = all.stream().flatMap(List::stream).toList();
    return new Demand(
        amounts.stream().map(Amount::at).toList(),
        amounts.stream().allMatch(a -> a.number().isPresent()),
        all.stream().map(Demand::most).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static BigDecimal most(List<Amount> amounts) {
    return amounts.stream()
        .flatMap(a -> a.number().stream())
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO);
  }

  private static List<Amount> amounts(LinkedResources resources, Of what) {
    List<Amount> amounts = new ArrayList<>();
    if (what == Of.GPU) {
      resources.gpu().ifPresent(g -> amounts.add(Amount.of(g.count())));
    } else {
      Optional.ofNullable(resources.both().map().get(what.key))
          .ifPresent(t -> amounts.add(Amount.of(t)));
    }
    for (var form : List.of(resources.requests(), resources.limits())) {
      form.map()
          .forEach((name, text) -> {
            if (what.isCalled(name)) {
              amounts.add(Amount.of(text));
            }
          });
    }
    return amounts;
  }

  private static List<Amount> amounts(Fields resources, Of what) {
    List<Amount> amounts = new ArrayList<>();
    for (String form : List.of("requests", "limits")) {
      for (Entry entry : resources.map(form).entries()) {
        if (what.isCalled(entry.key().text()) && entry.value() instanceof ScalarNode s) {
          amounts.add(Amount.of(s.at(), s.text(), !s.text().contains("{{")));
        }
      }
    }
    return amounts;
  }
}
