package dev.argosy.sync.apply;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether applying a body would change nothing, told from the live object alone. Says no when in
 * doubt: the server then rehearses it.
 *
 * <p>What differs is seen in the values; what was taken from us and put back, or sent by us once
 * and no more, in the record of fields that the server keeps for each writer.
 */
final class Sameness {
  private Sameness() {}

  static boolean holds(GenericKubernetesResource body, GenericKubernetesResource live) {
    return content(body).equals(content(live))
        && contains(live.getMetadata().getLabels(), body.getMetadata().getLabels())
        && contains(live.getMetadata().getAnnotations(), body.getMetadata().getAnnotations())
        && owned(body, live);
  }

  /** All but the status, which no sync writes. */
  private static Map<String, Object> content(GenericKubernetesResource object) {
    Map<String, Object> content = new LinkedHashMap<>(object.getAdditionalProperties());
    content.remove("status");
    return content;
  }

  private static boolean contains(
      @Nullable Map<String, String> all, @Nullable Map<String, String> some) {
    return some == null
        || some.isEmpty()
        || (all != null && all.entrySet().containsAll(some.entrySet()));
  }

  /** Whether exactly what is sent is recorded as applied by us. */
  private static boolean owned(GenericKubernetesResource body, GenericKubernetesResource live) {
    List<ManagedFieldsEntry> ours =
        live.getMetadata().getManagedFields().stream().filter(WrittenFields::applied).toList();
    List<Map<String, Object>> others =
        live.getMetadata().getManagedFields().stream()
            .filter(entry -> !WrittenFields.applied(entry))
            .map(WrittenFields::of)
            .toList();
    return ours.size() == 1
        && Objects.equals(ours.get(0).getApiVersion(), body.getApiVersion())
        && exact(WrittenFields.of(ours.get(0)), tree(body), others);
  }

  private static Map<String, Object> tree(GenericKubernetesResource body) {
    Map<String, Object> meta = new LinkedHashMap<>();
    put(meta, "labels", body.getMetadata().getLabels());
    put(meta, "annotations", body.getMetadata().getAnnotations());
    Map<String, Object> tree = content(body);
    tree.put("metadata", meta);
    return tree;
  }

  private static void put(
      Map<String, Object> meta, String key, @Nullable Map<String, String> values) {
    if (values != null && !values.isEmpty()) {
      meta.put(key, values);
    }
  }

  private static boolean exact(
      Map<?, ?> fields, Map<?, ?> values, List<Map<String, Object>> others) {
    return WrittenFields.size(fields) == values.size()
        && values.entrySet().stream()
            .allMatch(entry -> {
              String key = WrittenFields.FIELD + entry.getKey();
              return covers(fields.get(key), entry.getValue(), below(others, key));
            });
  }

  private static boolean covers(
      @Nullable Object fields, @Nullable Object value, List<Map<String, Object>> others) {
    if (!(fields instanceof Map<?, ?> set)) {
      return false;
    }
    boolean whole = WrittenFields.size(set) == 0;
    return switch (value) {
      case null -> false;
      case Map<?, ?> map when !map.isEmpty() -> whole ? undivided(others) : exact(set, map, others);
      case List<?> list when !list.isEmpty() ->
          whole ? undivided(others) : items(set, list, others);
      default -> whole;
    };
  }

  /**
   * A value recorded as a whole is one that cannot be shared, or one that was empty when it was
   * applied: then somebody else is recorded for what is in it now.
   */
  private static boolean undivided(List<Map<String, Object>> others) {
    return others.stream().allMatch(fields -> WrittenFields.size(fields) == 0);
  }

  private static boolean items(Map<?, ?> fields, List<?> values, List<Map<String, Object>> others) {
    Set<String> keys = WrittenFields.keys(fields);
    return keys.size() == values.size()
        && keys.stream()
            .allMatch(key -> {
              int at = WrittenFields.find(key, values);
              return at >= 0 && covers(fields.get(key), values.get(at), below(others, key));
            });
  }

  private static List<Map<String, Object>> below(List<Map<String, Object>> others, String key) {
    return others.stream().flatMap(fields -> WrittenFields.child(fields, key).stream()).toList();
  }
}
