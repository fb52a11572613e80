package dev.argosy.manifest.structure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that earlier lines of Argo had, and what to write since. */
final class MovedFields {
  private static final Map<String, String> HINTS =
      Map.of(
          "schedule", "since Argo 4.0 it is a list: schedules: [\"...\"]",
          "mutex", "since Argo 4.0 it is a list: mutexes: [{name: ...}]",
          "semaphore", "since Argo 4.0 it is a list: semaphores: [{configMapKeyRef: ...}]",
          "podPriority", "since Argo 4.0 it is podPriorityClassName");

  private MovedFields() {}

  static @Nullable String hint(String key) {
    return HINTS.get(key);
  }
}
