package dev.argosy.sync.watch;

import dev.argosy.sync.apply.ClusterObjects;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads an object's metadata as a {@link Footprint}. */
final class FieldOwners {
  private static final int MOST_FOREIGN = 5;
  private static final Set<String> NO_CONTENT = Set.of("f:metadata", "f:status");

  private FieldOwners() {}

  static Footprint read(ObjectMeta meta, String source) {
    List<ManagedFieldsEntry> entries =
        Objects.requireNonNullElse(meta.getManagedFields(), List.<ManagedFieldsEntry>of());
    Set<String> own = new TreeSet<>();
    entries.stream().filter(FieldOwners::isOurs).forEach(e -> paths(fields(e), "", own));
    Set<String> foreign = new TreeSet<>();
    entries.stream().filter(e -> !isOurs(e)).forEach(e -> paths(content(e), "", foreign));
    foreign.removeAll(own);
    return new Footprint(
        ours(meta, source),
        digest(own),
        time(entries),
        foreign.stream().limit(MOST_FOREIGN).toList(),
        last(entries));
  }

  private static boolean ours(ObjectMeta meta, String source) {
    Map<String, String> labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
    return source.equals(labels.get(ClusterObjects.SOURCE_LABEL))
        && ClusterObjects.MANAGER.equals(labels.get(ClusterObjects.MANAGED_BY_LABEL));
  }

  private static boolean isOurs(ManagedFieldsEntry entry) {
    return ClusterObjects.MANAGER.equals(entry.getManager())
        && "Apply".equals(entry.getOperation());
  }

  private static Map<String, Object> fields(ManagedFieldsEntry entry) {
    return entry.getFieldsV1() == null ? Map.of() : entry.getFieldsV1().getAdditionalProperties();
  }

  private static Map<String, Object> content(ManagedFieldsEntry entry) {
    Map<String, Object> content = new TreeMap<>(fields(entry));
    content.keySet().removeAll(NO_CONTENT);
    return content;
  }

  /** The leaves, as {@code .spec.suspend}; that a map is there at all says nothing. */
  private static void paths(Map<?, ?> tree, String at, Set<String> into) {
    tree.forEach((key, below) -> {
      String name = String.valueOf(key);
      if (name.equals(".")) {
        return;
      }
      String path = at + (name.startsWith("f:") ? "." + name.substring(2) : "[" + name + "]");
      if (below instanceof Map<?, ?> map && map.keySet().stream().anyMatch(k -> !".".equals(k))) {
        paths(map, path, into);
      } else {
        into.add(path);
      }
    });
  }

  /**
   * 64 bits: two different sets of one object that meet would only cost the time to a full sync.
   */
  private static long digest(Set<String> paths) {
    long digest = 1125899906842597L;
    for (String path : paths) {
      for (int i = 0; i < path.length(); i++) {
        digest = 31 * digest + path.charAt(i);
      }
      digest = 31 * digest + '\n';
    }
    return digest;
  }

  private static String time(List<ManagedFieldsEntry> entries) {
    return entries.stream()
        .filter(FieldOwners::isOurs)
        .map(ManagedFieldsEntry::getTime)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse("");
  }

  private static Optional<Writer> last(List<ManagedFieldsEntry> entries) {
    return entries.stream()
        .filter(e -> !isOurs(e) && e.getTime() != null)
        .max(Comparator.comparing(ManagedFieldsEntry::getTime))
        .map(e ->
            new Writer(
                Objects.requireNonNullElse(e.getManager(), "?"),
                Objects.requireNonNullElse(e.getOperation(), "?"),
                e.getTime()));
  }
}
