package dev.argosy.sync.apply;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The server's record of who wrote which fields: {@code f:NAME} is a field, {@code k:{...}} an item
 * of a list by its keys, {@code v:VALUE} one by its value, {@code .} the thing itself.
 */
final class WrittenFields {
  static final String FIELD = "f:";
  private static final String KEYS = "k:";
  private static final String VALUE = "v:";

  private WrittenFields() {}

  /** Whether the entry records what this agent applied. */
  static boolean applied(ManagedFieldsEntry entry) {
    return ClusterObjects.MANAGER.equals(entry.getManager())
        && "Apply".equals(entry.getOperation())
        && (entry.getSubresource() == null || entry.getSubresource().isEmpty());
  }

  static Map<String, Object> of(ManagedFieldsEntry entry) {
    return entry.getFieldsV1() == null ? Map.of() : entry.getFieldsV1().getAdditionalProperties();
  }

  /** Its entries but the dot. */
  static Set<String> keys(Map<?, ?> fields) {
    return fields.keySet().stream()
        .map(String::valueOf)
        .filter(key -> !key.equals("."))
        .collect(Collectors.toSet());
  }

  static int size(Map<?, ?> fields) {
    return fields.size() - (fields.containsKey(".") ? 1 : 0);
  }

  @SuppressWarnings("unchecked") // keys of a JSON object are strings
  static Optional<Map<String, Object>> child(Map<String, Object> fields, String key) {
    return fields.get(key) instanceof Map<?, ?> child
        ? Optional.of((Map<String, Object>) child)
        : Optional.empty();
  }

  /** Place of the one item of a list that {@code key} means, -1 when it is not exactly one. */
  static int find(String key, List<?> items) {
    int found = -1;
    for (int i = 0; i < items.size(); i++) {
      if (means(key, items.get(i))) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  private static boolean means(String key, @Nullable Object item) {
    if (key.startsWith(VALUE)) {
      return json(key).equals(item);
    }
    return key.startsWith(KEYS)
        && item instanceof Map<?, ?> map
        && json(key) instanceof Map<?, ?> keys
        && map.entrySet().containsAll(keys.entrySet());
  }

  private static Object json(String key) {
    return Serialization.unmarshal(key.substring(KEYS.length()), Object.class);
  }
}
