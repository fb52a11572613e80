package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.link.LinkedResources;
import dev.argosy.link.LinkedText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Resources of a container: the short form means request = limit. Argo's own types take no tag for
 * a quantity, so those with expressions go into the patch of the pod.
 */
final class Quantities {
  private Quantities() {}

  /** Those that are known while compiling; null when there are none. */
  static Template.@Nullable Resources literals(LinkedResources resources) {
    Function<LinkedText, Quoted> literal = t -> new Quoted(t.literals());
    Map<String, Quoted> requests = requests(resources, LinkedText::isConstant, literal);
    Map<String, Quoted> limits = limits(resources, LinkedText::isConstant, literal);
    return requests.isEmpty() && limits.isEmpty() ? null : new Template.Resources(requests, limits);
  }

  /** Those with expressions, as a part of a pod's patch; empty when there are none. */
  static Map<String, Object> patch(LinkedResources resources, JsonYaml yaml) {
    Map<String, Object> patch = new LinkedHashMap<>();
    Map<String, Object> requests = requests(resources, t -> !t.isConstant(), yaml::text);
    Map<String, Object> limits = limits(resources, t -> !t.isConstant(), yaml::text);
    if (!requests.isEmpty()) {
      patch.put("requests", requests);
    }
    if (!limits.isEmpty()) {
      patch.put("limits", limits);
    }
    return patch;
  }

  private static <T> Map<String, T> requests(
      LinkedResources resources, Predicate<LinkedText> which, Function<LinkedText, T> form) {
    return resources.isLong()
        ? those(resources.requests().map(), which, form)
        : both(resources, which, form);
  }

  private static <T> Map<String, T> limits(
      LinkedResources resources, Predicate<LinkedText> which, Function<LinkedText, T> form) {
    return resources.isLong()
        ? those(resources.limits().map(), which, form)
        : both(resources, which, form);
  }

  private static <T> Map<String, T> both(
      LinkedResources resources, Predicate<LinkedText> which, Function<LinkedText, T> form) {
    Map<String, LinkedText> all = new LinkedHashMap<>();
    for (String name : new String[] {"cpu", "memory", "ephemeral-storage"}) {
      LinkedText amount = resources.both().map().get(name);
      if (amount != null) {
        all.put(name, amount);
      }
    }
    resources
        .gpu()
        .filter(g -> !g.count().isConstant() || !isZero(g.count().literals()))
        .ifPresent(g -> all.put(g.resource(), g.count()));
    return those(all, which, form);
  }

  private static boolean isZero(String count) {
    return count.chars().allMatch(c -> c == '0');
  }

  private static <T> Map<String, T> those(
      Map<String, LinkedText> amounts, Predicate<LinkedText> which, Function<LinkedText, T> form) {
    Map<String, T> all = new LinkedHashMap<>();
    amounts.forEach((name, amount) -> {
      if (which.test(amount)) {
        all.put(name, form.apply(amount));
      }
    });
    return all;
  }
}
