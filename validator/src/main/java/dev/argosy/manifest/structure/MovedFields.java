package dev.argosy.manifest.structure;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Fix.Edit;
import dev.argosy.diagnostic.Span;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fields that earlier lines of Argo had, and what to write since. */
final class MovedFields {
  /** Those that have become lists. */
  private static final Map<String, String> LISTS =
      Map.of("schedule", "schedules", "mutex", "mutexes", "semaphore", "semaphores");

  private static final Map<String, String> HINTS =
      Map.of(
          "schedule", "since Argo 4.0 it is a list: schedules: [\"...\"]",
          "mutex", "since Argo 4.0 it is a list: mutexes: [{name: ...}]",
          "semaphore", "since Argo 4.0 it is a list: semaphores: [{configMapKeyRef: ...}]",
          "podPriority", "since Argo 4.0 it is podPriorityClassName");

  private MovedFields() {}

  /** What to write instead, where {@code key} is such a field and its mapping has the new one. */
  static Optional<String> hint(String key, Set<String> known) {
    return Optional.ofNullable(HINTS.get(key))
        .filter(h -> known.contains(LISTS.getOrDefault(key, "podPriorityClassName")));
  }

  /** The field that says it now. */
  static Optional<String> newName(String key) {
    return Optional.ofNullable(LISTS.get(key));
  }

  /** What the field says, as the only item of a list; none where the list is there already. */
  static Optional<Fix> fix(Entry entry, MapNode owner) {
    String list = LISTS.get(entry.key().text());
    boolean plain = entry.key().at().text().equals(entry.key().text());
    if (list == null || !plain || owner.keys().contains(list)) {
      return Optional.empty();
    }
    List<Edit> item = item(entry.value());
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fix(
                "write '" + list + "'",
                true,
                Stream.concat(Stream.of(new Edit(entry.key().at(), list)), item.stream())
                    .toList()));
  }

  /** The value as the only item of a list; nothing where it is written in some other way. */
  private static List<Edit> item(Node value) {
    String written = value.at().text();
    boolean flow = written.startsWith("{") && written.endsWith("}");
    if (flow || value instanceof ScalarNode) {
      return written.contains("\n") || written.isEmpty()
          ? List.of()
          : List.of(new Edit(value.at(), "[" + written + "]"));
    }
    return value instanceof MapNode map && !map.entries().isEmpty() ? indented(map) : List.of();
  }

  private static List<Edit> indented(MapNode map) {
    Span first = map.entries().getFirst().key().at().span();
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(at(map, first.line(), first.column()), "- "));
    for (int line = first.line() + 1; line <= lastLine(map); line++) {
      edits.add(new Edit(at(map, line, 1), "  "));
    }
    return edits;
  }

  private static At at(Node node, int line, int column) {
    return new At(node.at().file(), new Span(line, column, line, column));
  }

  private static int lastLine(Node node) {
    return switch (node) {
      case MapNode map when !map.entries().isEmpty() -> lastLine(map.entries().getLast().value());
      case ListNode list when !list.items().isEmpty() -> lastLine(list.items().getLast());
      default -> node.at().span().endLine();
    };
  }
}
