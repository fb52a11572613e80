package dev.argosy.manifest.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that tags can name at a place; what an outer scope knows is known too. */
final class Scope {
  /** Only such tags does Argo look up; all others stay as they are. */
  private static final List<String> CHECKED =
      List.of("item.", "steps.", "inputs.", "outputs.", "pod.", "workflow.", "tasks.");

  /** What Argo takes unseen. */
  private static final List<String> FREE =
      List.of(
          "outputs.",
          "workflow.creationTimestamp",
          "workflow.scheduledTime",
          "workflow.duration",
          "tasks.name",
          "steps.name",
          "node.name");

  private final @Nullable Scope outer;
  private final Set<String> names = new HashSet<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<String> open = new ArrayList<>();

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  void add(String name) {
    names.add(name);
  }

  /** A variable of which Argo knows the value before anything runs. */
  void add(String name, String value) {
    names.add(name);
    if (!value.contains("{{")) {
      values.put(name, value);
    }
  }

  /** The value that a variable has before anything runs. */
  Optional<String> value(String name) {
    String own = values.get(name);
    return own == null && outer != null && !names.contains(name)
        ? outer.value(name)
        : Optional.ofNullable(own);
  }

  /** Whatever starts so is known. */
  void open(String prefix) {
    open.add(prefix);
  }

  /** Whether Argo takes a tag of this name. */
  boolean accepts(String name) {
    return !isChecked(name) || knows(name);
  }

  /** Whether Argo looks up what begins so. */
  static boolean isChecked(String name) {
    return CHECKED.stream().anyMatch(name::startsWith) && FREE.stream().noneMatch(name::startsWith);
  }

  boolean knows(String name) {
    return names.contains(name)
        || open.stream().anyMatch(name::startsWith)
        || outer != null && outer.knows(name);
  }

  /** Whether the name itself is known, not only what it begins with. */
  boolean isNamed(String name) {
    return names.contains(name) || outer != null && outer.isNamed(name);
  }

  /** All names, for suggestions. */
  Set<String> names() {
    Set<String> all = outer == null ? new HashSet<>() : outer.names();
    all.addAll(names);
    return all;
  }
}
