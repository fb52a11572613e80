package dev.argosy.sync.apply;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that somebody added to an object of ours and Git does not know. Server-side apply leaves
 * it, so it is looked for and removed. Labels and annotations of others may stay, and so does what
 * an admission webhook adds to our own writes: it is recorded as ours.
 *
 * @param pointer where it is in the live object
 * @param by the writer
 */
record Extra(String pointer, String by) implements Comparable<Extra> {
  private static final Set<String> NOT_GITS =
      Set.of("f:metadata", "f:status", "f:apiVersion", "f:kind");

  /** Those of {@code live}, in an order in which they can be removed one after the other. */
  static List<Extra> of(GenericKubernetesResource body, GenericKubernetesResource live) {
    Map<String, Extra> found = new LinkedHashMap<>();
    for (ManagedFieldsEntry entry : live.getMetadata().getManagedFields()) {
      boolean ours = ClusterObjects.MANAGER.equals(entry.getManager());
      if (!ours && (entry.getSubresource() == null || entry.getSubresource().isEmpty())) {
        Map<String, Object> fields = new LinkedHashMap<>(WrittenFields.of(entry));
        fields.keySet().removeAll(NOT_GITS);
        new Search(String.valueOf(entry.getManager()), found)
            .fields(fields, body.getAdditionalProperties(), live.getAdditionalProperties(), "");
      }
    }
    List<Extra> all = new ArrayList<>(found.values());
    all.sort(null);
    return all;
  }

  /** A name as a part of a JSON Pointer. */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** {@code kubectl-edit (.spec.timezone, which is not in Git)}. */
  String text() {
    return by + " (" + pointer.replace('/', '.') + ", which is not in Git)";
  }

  /** Last first: removing an item of a list moves those after it. */
  @Override
  public int compareTo(Extra other) {
    String[] mine = pointer.split("/", -1);
    String[] theirs = other.pointer.split("/", -1);
    for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
      int order = part(theirs[i], mine[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(theirs.length, mine.length);
  }

  private static int part(String a, String b) {
    boolean numbers = a.matches("[0-9]{1,9}") && b.matches("[0-9]{1,9}");
    return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
  }

  /** A walk along one writer's fields, in the wanted and the live object at once. */
  private record Search(String by, Map<String, Extra> found) {
    void fields(Map<String, Object> fields, Map<?, ?> wanted, Map<?, ?> live, String at) {
      for (String key : WrittenFields.keys(fields)) {
        String name = key.substring(Math.min(key.length(), WrittenFields.FIELD.length()));
        Object now = live.get(name);
        if (now != null) {
          String pointer = at + "/" + escaped(name);
          step(fields, key, wanted.containsKey(name), wanted.get(name), now, pointer);
        }
      }
    }

    private void items(Map<String, Object> fields, List<?> wanted, List<?> live, String at) {
      for (String key : WrittenFields.keys(fields)) {
        int now = WrittenFields.find(key, live);
        if (now >= 0) {
          int want = WrittenFields.find(key, wanted);
          Object value = want < 0 ? null : wanted.get(want);
          step(fields, key, want >= 0, value, live.get(now), at + "/" + now);
        }
      }
    }

    private void step(
        Map<String, Object> fields,
        String key,
        boolean known,
        @Nullable Object wanted,
        Object live,
        String pointer) {
      Map<String, Object> below = WrittenFields.child(fields, key).orElse(Map.of());
      if (!known) {
        found.putIfAbsent(pointer, new Extra(pointer, by));
      } else if (wanted instanceof Map<?, ?> want && live instanceof Map<?, ?> now) {
        fields(below, want, now, pointer);
      } else if (wanted instanceof List<?> want && live instanceof List<?> now) {
        items(below, want, now, pointer);
      }
    }
  }
}
