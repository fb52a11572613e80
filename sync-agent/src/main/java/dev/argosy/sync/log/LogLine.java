package dev.argosy.sync.log;

import java.util.Locale;
import java.util.Map;

/**
 * One thing that happened.
 *
 * @param event its kind, one of few words that never change; docs/logs.md lists them
 * @param message for a person
 * @param fields for a program, in the order in which they are shown; strings and numbers
 */
public record LogLine(Level level, String event, String message, Map<String, Object> fields) {
  /** How much it matters. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A line without fields. */
  public static LogLine of(Level level, String event, String message) {
    return new LogLine(level, event, message, Map.of());
  }
}
