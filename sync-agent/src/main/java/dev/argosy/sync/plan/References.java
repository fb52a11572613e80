package dev.argosy.sync.plan;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which templates an object names. */
public final class References {
  private static final String TEMPLATE = "WorkflowTemplate";
  private static final Set<String> KEYS = Set.of("workflowTemplateRef", "templateRef");

  private References() {}

  /** The templates of its own namespace that an object names. */
  public static Set<ObjectKey> of(Desired desired) {
    if (!desired.yaml().contains("emplateRef")) { // most do not, and reading them takes time
      return Set.of();
    }
    Map<?, ?> object = Serialization.unmarshal(desired.yaml(), Map.class);
    Set<ObjectKey> keys = new LinkedHashSet<>();
    names(object.get("spec"))
        .forEach(name ->
            keys.add(new ObjectKey(ObjectKey.ARGO, TEMPLATE, desired.key().namespace(), name)));
    return keys;
  }

  /** The names of templates anywhere in a spec, sorted. */
  public static Set<String> names(@Nullable Object spec) {
    Set<String> names = new TreeSet<>();
    collect(spec, names);
    return names.isEmpty() ? Set.of() : names;
  }

  private static void collect(@Nullable Object node, Set<String> names) {
    if (node instanceof Iterable<?> list) {
      list.forEach(item -> collect(item, names));
    }
    if (node instanceof Map<?, ?> map) {
      KEYS.forEach(key -> name(map.get(key)).ifPresent(names::add));
      map.values().forEach(value -> collect(value, names));
    }
  }

  private static Optional<String> name(@Nullable Object reference) {
    return reference instanceof Map<?, ?> map
            && map.get("name") instanceof String name
            && !Boolean.TRUE.equals(map.get("clusterScope"))
        ? Optional.of(name)
        : Optional.empty();
  }
}
