package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.model.Named;
import dev.argosy.model.Resources;
import dev.argosy.model.Word;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resources of a container: the short form means request = limit. */
final class Quantities {
  private Quantities() {}

  static Template.Resources of(Resources resources) {
    if (resources.isLong()) {
      return new Template.Resources(of(resources.requests()), of(resources.limits()));
    }
    Map<String, Quoted> both = new LinkedHashMap<>();
    put(both, "cpu", resources.cpu());
    put(both, "memory", resources.memory());
    put(both, "ephemeral-storage", resources.ephemeralStorage());
    Resources.Gpu gpu = resources.gpu();
    if (gpu != null && gpu.count() > 0) {
      both.put(gpu.resource(), new Quoted(String.valueOf(gpu.count())));
    }
    return new Template.Resources(both, both);
  }

  private static Map<String, Quoted> of(Named<Word> quantities) {
    Map<String, Quoted> all = new LinkedHashMap<>();
    quantities.forEach((name, quantity) -> put(all, name, quantity));
    return all;
  }

  private static void put(Map<String, Quoted> all, String name, @Nullable Word quantity) {
    if (quantity != null) {
      all.put(name, new Quoted(quantity.text()));
    }
  }
}
