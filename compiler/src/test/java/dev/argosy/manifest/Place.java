package dev.argosy.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One place of a document that holds a value: a key of a mapping or an index of a list. */
record Place(Object holder, Object key) {
  /** Every place of a document, what holds others before them. */
  static List<Place> of(Object document) {
    List<Place> places = new ArrayList<>();
    collect(document, places);
    return places;
  }

  private static void collect(@Nullable Object value, List<Place> places) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> {
        places.add(new Place(map, k));
        collect(v, places);
      });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        places.add(new Place(list, i));
        collect(list.get(i), places);
      }
    }
  }

  boolean isEntry() {
    return holder instanceof Map<?, ?>;
  }

  @SuppressWarnings("unchecked")
  @Nullable Object get() {
    return isEntry() ? map().get(key) : ((List<@Nullable Object>) holder).get((int) key);
  }

  @SuppressWarnings("unchecked")
  void set(@Nullable Object value) {
    if (isEntry()) {
      map().put(key, value);
    } else {
      ((List<@Nullable Object>) holder).set((int) key, value);
    }
  }

  void delete() {
    if (isEntry()) {
      map().remove(key);
    } else {
      ((List<?>) holder).remove((int) key);
    }
  }

  void rename(String other) {
    @Nullable Object value = map().remove(key);
    map().put(other, value);
  }

  @SuppressWarnings("unchecked")
  private Map<Object, @Nullable Object> map() {
    return (Map<Object, @Nullable Object>) holder;
  }
}
