package dev.argosy.sync.resource;

import dev.argosy.diagnostic.Code;
import dev.argosy.schema.Formats;
import dev.argosy.sync.plan.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fields of an object that somebody else stored, perhaps when other rules held: nothing about their
 * types is taken for granted, and all that is wrong is collected. What is wrong reads as if it were
 * not there.
 */
final class Fields {
  private final Map<?, ?> map;
  private final String path;
  private final List<Problem> problems;

  private Fields(Map<?, ?> map, String path, List<Problem> problems) {
    this.map = map;
    this.path = path;
    this.problems = problems;
  }

  /**
   * @param value what should be a mapping
   * @param problems where everything wrong is added
   */
  static Fields of(Object value, String path, List<Problem> problems) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(map, path, problems);
    }
    problems.add(problem(path, "is not a mapping"));
    return new Fields(Map.of(), path, problems);
  }

  boolean has(String key) {
    return map.get(key) != null;
  }

  /** The mapping below; an empty one when there is none. */
  Fields map(String key) {
    Object value = map.get(key);
    return of(value == null ? Map.of() : value, at(key), problems);
  }

  Optional<String> text(String key) {
    return value(key, "a text", v -> v instanceof String s ? Optional.of(s) : Optional.empty())
        .filter(s -> !s.isEmpty());
  }

  String required(String key, String hint) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      problems.add(Problem.of(Code.SYNC_FIELD, at(key), "is missing; expected a text", hint));
    }
    return text.orElse("");
  }

  boolean flag(String key, boolean otherwise) {
    return value(
            key, "true or false", v -> v instanceof Boolean b ? Optional.of(b) : Optional.empty())
        .orElse(otherwise);
  }

  int count(String key, int least, int most, int otherwise) {
    return value(
            key,
            "a whole number from " + least + " to " + most,
            v ->
                v instanceof Number n
                        && n.doubleValue() == n.intValue()
                        && n.intValue() >= least
                        && n.intValue() <= most
                    ? Optional.of(n.intValue())
                    : Optional.empty())
        .orElse(otherwise);
  }

  long number(String key) {
    return value(
            key,
            "a number",
            v -> v instanceof Number n ? Optional.of(n.longValue()) : Optional.empty())
        .orElse(0L);
  }

  Duration duration(String key, Duration least, Duration most, Duration otherwise) {
    return value(
            key,
            "a duration such as 90s, 15m or 1h30m, from " + words(least) + " to " + words(most),
            v ->
                v instanceof String s
                    ? Formats.duration(s)
                        .filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0)
                    : Optional.empty())
        .orElse(otherwise);
  }

  /** One of the words of an enumeration, whose constants are called as the words are. */
  <E extends Enum<E>> Optional<E> word(String key, E[] words) {
    String expected =
        "one of " + String.join(", ", List.of(words).stream().map(Fields::word).toList());
    return value(
        key, expected, v -> List.of(words).stream().filter(w -> word(w).equals(v)).findFirst());
  }

  /** {@code TAG_AND_COMMIT} is written {@code TagAndCommit}. */
  static String word(Enum<?> constant) {
    return Words.capitalized(constant.name().replace('_', '-'));
  }

  List<String> texts(String key) {
    return items(key).stream()
        .flatMap(item -> {
          if (item instanceof String s && !s.isEmpty()) {
            return java.util.stream.Stream.of(s);
          }
          problems.add(problem(at(key), "holds something that is not a text"));
          return java.util.stream.Stream.empty();
        })
        .toList();
  }

  /** The mappings of a list. */
  List<Fields> maps(String key) {
    return items(key).stream().map(item -> of(item, at(key), problems)).toList();
  }

  private List<Object> items(String key) {
    return value(
            key,
            "a list",
            v ->
                v instanceof List<?> l
                    ? Optional.of((List<Object>) new ArrayList<Object>(l))
                    : Optional.empty())
        .orElse(List.of());
  }

  private <T> Optional<T> value(String key, String expected, Function<Object, Optional<T>> read) {
    Object value = map.get(key);
    if (value == null) {
      return Optional.empty();
    }
    Optional<T> result = read.apply(value);
    if (result.isEmpty()) {
      problems.add(problem(at(key), "is " + shown(value) + "; expected " + expected));
    }
    return result;
  }

  void refuse(String key, String message) {
    problems.add(problem(at(key), message));
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static Problem problem(String where, String message) {
    return Problem.of(Code.SYNC_FIELD, where, message, "");
  }

  private static String shown(Object value) {
    return switch (value) {
      case Map<?, ?> m -> "a mapping";
      case List<?> l -> "a list";
      default -> "'" + Words.shortened(value.toString(), 80) + "'";
    };
  }

  private static String words(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
