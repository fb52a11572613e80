package dev.argosy.compile.lower;

import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedResources;
import dev.argosy.link.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The patch of a step's pod: what the author says by {@code pod}, and resources that are known only
 * when it runs. What {@code pod} says wins.
 */
final class PodPatch {
  private final JsonYaml yaml;
  private final Map<String, @Nullable Object> patch = new LinkedHashMap<>();

  private PodPatch(JsonYaml yaml) {
    this.yaml = yaml;
  }

  /** Null when nothing is to be patched. */
  static @Nullable String of(Options options, Site site) {
    JsonYaml yaml = new JsonYaml(site);
    PodPatch patch = new PodPatch(yaml);
    if (options.pod().isPresent() && yaml.value(options.pod().get()) instanceof Map<?, ?> pod) {
      pod.forEach((key, value) -> patch.patch.put((String) key, value));
    }
    patch.resources("containers", "main", options.resources());
    for (LinkedContainer sidecar : options.beside().sidecars()) {
      patch.resources("containers", sidecar.name(), sidecar.resources());
    }
    for (LinkedContainer init : options.beside().init()) {
      patch.resources("initContainers", init.name(), init.resources());
    }
    return patch.patch.isEmpty() ? null : yaml.emit(patch.patch);
  }

  private void resources(String list, String container, Optional<LinkedResources> resources) {
    Map<String, Object> own =
        resources.isEmpty() ? Map.of() : Quantities.patch(resources.get(), yaml);
    if (!own.isEmpty()) {
      List<@Nullable Object> containers = new ArrayList<>();
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("name", container);
      for (Object said : patch.get(list) instanceof List<?> l ? l : List.of()) {
        if (said instanceof Map<?, ?> map && container.equals(map.get("name"))) {
          map.forEach((key, value) -> entry.put((String) key, value));
        } else {
          containers.add(said);
        }
      }
      entry.put("resources", merged(own, entry.get("resources")));
      containers.add(entry);
      patch.put(list, containers);
    }
  }

  private static @Nullable Object merged(@Nullable Object own, @Nullable Object said) {
    if (!(own instanceof Map<?, ?> weak) || !(said instanceof Map<?, ?> strong)) {
      return said == null ? own : said;
    }
    Map<Object, @Nullable Object> all = new LinkedHashMap<>(weak);
    strong.forEach((key, value) -> all.put(key, merged(weak.get(key), value)));
    return all;
  }
}
