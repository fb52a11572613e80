package dev.argosy.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Makes one mistake in a manifest, as people make them: at a random place, always the same. */
final class Mutator {
  private static final List<Object> STRANGERS =
      List.of(
          "x",
          "",
          7,
          true,
          1.5,
          "{{inputs.parameters.x}}",
          List.of(),
          Map.of(),
          List.of("x"),
          Map.of("x", "y"));

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  /** One place that holds a value: a key of a mapping or an index of a list. */
  private record Place(Object holder, Object key) {
    @SuppressWarnings("unchecked")
    Object get() {
      return holder instanceof Map<?, ?> m ? m.get(key) : ((List<Object>) holder).get((int) key);
    }

    @SuppressWarnings("unchecked")
    void set(Object value) {
      if (holder instanceof Map<?, ?>) {
        ((Map<Object, Object>) holder).put(key, value);
      } else {
        ((List<Object>) holder).set((int) key, value);
      }
    }
  }

  /** The manifest with one mistake, or with none when the mistake did not fit. */
  String mutate(String yaml) {
    Object document = copy(new Yaml().load(yaml));
    List<Place> places = new ArrayList<>();
    collect(document, places);
    Place place = places.get(random.nextInt(places.size()));
    switch (random.nextInt(9)) {
      case 0 -> delete(place);
      case 1 -> rename(place);
      case 2 -> place.set(copy(STRANGERS.get(random.nextInt(STRANGERS.size()))));
      case 3, 4 -> typo(strings(places));
      case 5 -> twice(lists(places));
      case 6 -> typo(tags(places));
      case 7 -> borrow(place, places);
      default -> swap(lists(places));
    }
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(options).dump(document);
  }

  private static void collect(Object value, List<Place> places) {
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

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(k, copy(v)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(copy(v)));
      return copy;
    }
    return value;
  }

  private static void delete(Place place) {
    if (place.holder() instanceof Map<?, ?> map) {
      map.remove(place.key());
    } else {
      ((List<?>) place.holder()).remove((int) place.key());
    }
  }

  @SuppressWarnings("unchecked")
  private void rename(Place place) {
    if (place.holder() instanceof Map<?, ?>) {
      Map<Object, Object> map = (Map<Object, Object>) place.holder();
      Object value = map.remove(place.key());
      map.put(scramble(String.valueOf(place.key())), value);
    }
  }

  private String scramble(String word) {
    if (word.isEmpty() || !word.chars().allMatch(c -> c < 128)) {
      return word + "x";
    }
    int at = random.nextInt(word.length());
    return switch (random.nextInt(3)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + "z" + word.substring(at);
      default -> word.substring(0, at) + "z" + word.substring(at + 1);
    };
  }

  private static List<Place> strings(List<Place> places) {
    return places.stream().filter(p -> p.get() instanceof String s && s.length() < 60).toList();
  }

  private static List<Place> tags(List<Place> places) {
    return places.stream().filter(p -> p.get() instanceof String s && s.contains("{{")).toList();
  }

  private static List<Place> lists(List<Place> places) {
    return places.stream().filter(p -> p.get() instanceof List<?> l && !l.isEmpty()).toList();
  }

  private void typo(List<Place> strings) {
    if (!strings.isEmpty()) {
      Place place = strings.get(random.nextInt(strings.size()));
      place.set(scramble((String) place.get()));
    }
  }

  @SuppressWarnings("unchecked")
  private void twice(List<Place> lists) {
    if (!lists.isEmpty()) {
      List<Object> list = (List<Object>) lists.get(random.nextInt(lists.size())).get();
      list.add(copy(list.get(random.nextInt(list.size()))));
    }
  }

  @SuppressWarnings("unchecked")
  private void swap(List<Place> lists) {
    if (!lists.isEmpty()) {
      List<Object> list = (List<Object>) lists.get(random.nextInt(lists.size())).get();
      java.util.Collections.swap(list, random.nextInt(list.size()), random.nextInt(list.size()));
    }
  }

  /** The value of another place, mostly of the same key. */
  private void borrow(Place place, List<Place> places) {
    List<Place> same = places.stream().filter(p -> p.key().equals(place.key())).toList();
    List<Place> from = same.size() > 1 ? same : places;
    place.set(copy(from.get(random.nextInt(from.size())).get()));
  }
}
