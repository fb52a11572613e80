package dev.argosy.model;

import dev.argosy.diagnostic.At;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Things by name, in the author's order.
 *
 * @param map the things
 * @param keys where each name was written
 * @param cleared names that were given nothing ({@code null}): what a weaker level says of them is
 *     removed
 */
public record Named<T>(Map<String, T> map, Map<String, At> keys, Set<String> cleared) {
  private static final Named<?> NONE = new Named<>(Map.of(), Map.of(), Set.of());

  public Named {
    map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    keys = Map.copyOf(keys);
    cleared =
        cleared.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(cleared));
  }

  /** Most of what a step could name it does not: these are one object. */
  @SuppressWarnings("unchecked") // it holds nothing of any type
  public static <T> Named<T> none() {
    return (Named<T>) NONE;
  }

  /** These things, and those of {@code weaker} whose names are not here. */
  public Named<T> over(Named<T> weaker) {
    Map<String, T> things = new LinkedHashMap<>(weaker.map);
    things.keySet().removeAll(cleared);
    things.putAll(map);
    Map<String, At> places = new LinkedHashMap<>(weaker.keys);
    places.putAll(keys);
    return new Named<>(things, places, Set.of());
  }

  public @Nullable T get(String name) {
    return map.get(name);
  }

  /** Where the name was written; the name must be there. */
  public At at(String name) {
    At at = keys.get(name);
    if (at == null) {
      throw new IllegalArgumentException(name);
    }
    return at;
  }

  public boolean has(String name) {
    return map.containsKey(name);
  }

  public boolean isEmpty() {
    return map.isEmpty();
  }

  public List<String> names() {
    return List.copyOf(map.keySet());
  }

  public void forEach(BiConsumer<String, T> action) {
    map.forEach(action);
  }
}
