package dev.argosy.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Makes one mistake in a manifest, as people make them: at a random place, always the same. */
final class Mutator {
  private static final List<Object> STRANGERS =
      List.of(
          "x",
          "",
          7,
          -1,
          0,
          true,
          1.5,
          "yes",
          "5",
          "1e3",
          "{{inputs.parameters.x}}",
          List.of(),
          Map.of(),
          List.of("x"),
          Map.of("x", "y"));

  private static final List<String> TAGS =
      List.of(
          "{{workflow.name}}",
          "{{workflow.parameters.x}}",
          "{{ inputs.parameters.x }}",
          "{{item}}",
          "{{item.x}}",
          "{{pod.name}}",
          "{{retries}}",
          "{{tasks.x.outputs.result}}",
          "{{steps.x.outputs.result}}",
          "{{inputs.artifacts.x}}",
          "{{outputs.parameters.x.path}}",
          "{{workflow.failures}}",
          "{{=workflow.name}}",
          "{{=inputs.parameters.x}}",
          "{{workflow.name",
          "x-{{workflow.uid}}-y",
          "{{}}",
          "{{workflow.labels.x}}");

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  /** The manifest with one mistake, or with none when the mistake did not fit. */
  String mutate(String yaml) {
    Object document = copy(new Yaml().load(yaml));
    List<Place> places = Place.of(document);
    Place place = any(places);
    switch (random.nextInt(20)) {
      case 0 -> place.delete();
      case 1 -> rename(place);
      case 2 -> place.set(copy(any(STRANGERS)));
      case 3, 4 -> typo(where(places, Mutator::isShort));
      case 5 -> twice(where(places, Mutator::isFilled));
      case 6 -> typo(where(places, v -> v instanceof String s && s.contains("{{")));
      case 7 -> borrow(place, places);
      case 8 -> swap(where(places, Mutator::isFilled));
      case 9 -> set(where(places, Mutator::isShort), any(TAGS));
      case 10 -> set(where(places, Mutator::isFilled), List.of());
      case 11 -> set(where(places, v -> v instanceof Map<?, ?>), any(List.of(Map.of(), "x")));
      case 12 -> otherCase(place);
      case 13 -> place.set(otherForm(place.get()));
      case 14 -> move(place, places);
      case 15 -> crossReference(places);
      case 16 -> place.set(null);
      case 17 -> insert(where(places, v -> v instanceof Map<?, ?>), places);
      case 18 ->
          place.set(place.get() instanceof List<?> l && l.size() == 1 ? l.get(0) : one(place));
      default -> otherName(places);
    }
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(options).dump(document);
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(k, copy(v)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(copy(v)));
      return copy;
    }
    return value;
  }

  private static boolean isShort(@Nullable Object value) {
    return value instanceof String s && s.length() < 60;
  }

  private static boolean isFilled(@Nullable Object value) {
    return value instanceof List<?> l && !l.isEmpty();
  }

  private static List<Place> where(List<Place> places, Predicate<@Nullable Object> value) {
    return places.stream().filter(p -> value.test(p.get())).toList();
  }

  private <T extends @Nullable Object> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void set(List<Place> places, @Nullable Object value) {
    if (!places.isEmpty()) {
      any(places).set(copy(value));
    }
  }

  private void rename(Place place) {
    if (place.isEntry()) {
      place.rename(scramble(String.valueOf(place.key())));
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

  private void typo(List<Place> strings) {
    if (!strings.isEmpty()) {
      Place place = any(strings);
      place.set(scramble(String.valueOf(place.get())));
    }
  }

  /** A key or a word in another case: {@code valuefrom}, {@code value_from}, {@code onFailure}. */
  private void otherCase(Place place) {
    if (place.get() instanceof String s && random.nextBoolean()) {
      place.set(recased(s));
    } else if (place.isEntry()) {
      place.rename(recased(String.valueOf(place.key())));
    }
  }

  private String recased(String word) {
    return switch (random.nextInt(4)) {
      case 0 -> word.toLowerCase(Locale.ROOT);
      case 1 -> word.toUpperCase(Locale.ROOT);
      case 2 -> word.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
      default ->
          word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    };
  }

  /** The same value as YAML of another type: quotes forgotten, or too many. */
  private static @Nullable Object otherForm(@Nullable Object value) {
    if (value instanceof String s) {
      return new Yaml().load(s.matches("[\\w.+-]*") ? s : "x");
    }
    return value instanceof Map<?, ?> || value instanceof List<?> ? "x" : String.valueOf(value);
  }

  private static List<@Nullable Object> one(Place place) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(place.get());
    return list;
  }

  /** A block under another mapping: one level too deep, or too high, or somewhere else. */
  private void move(Place place, List<Place> places) {
    if (place.isEntry()) {
      @Nullable Object value = place.get();
      place.delete();
      insert(
          where(places, v -> v instanceof Map<?, ?> && !Objects.equals(v, value)),
          place.key(),
          value);
    }
  }

  private void insert(List<Place> maps, List<Place> places) {
    Place from = any(places);
    if (from.isEntry()) {
      insert(maps, from.key(), copy(from.get()));
    }
  }

  @SuppressWarnings("unchecked")
  private void insert(List<Place> maps, Object key, @Nullable Object value) {
    if (!maps.isEmpty() && any(maps).get() instanceof Map<?, ?> map) {
      ((Map<Object, @Nullable Object>) map).put(key, copy(value));
    }
  }

  /** What refers to a name refers to another name of the file. */
  private void crossReference(List<Place> places) {
    List<@Nullable Object> names = names(places).stream().map(Place::get).toList();
    List<Place> references =
        where(places, names::contains).stream().filter(p -> !p.key().equals("name")).toList();
    if (!references.isEmpty()) {
      any(references).set(any(names));
    }
  }

  /** A name is another one of the file, or what refers to it is forgotten. */
  private void otherName(List<Place> places) {
    List<Place> names = names(places);
    if (!names.isEmpty()) {
      any(names).set(random.nextBoolean() ? any(names).get() : "renamed");
    }
  }

  private static List<Place> names(List<Place> places) {
    return places.stream()
        .filter(p -> p.key().equals("name") && p.get() instanceof String)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> listed(Place place) {
    return (List<@Nullable Object>) Objects.requireNonNull(place.get());
  }

  private void twice(List<Place> lists) {
    if (!lists.isEmpty()) {
      List<@Nullable Object> list = listed(any(lists));
      list.add(copy(any(list)));
    }
  }

  private void swap(List<Place> lists) {
    if (!lists.isEmpty()) {
      List<@Nullable Object> list = listed(any(lists));
      Collections.swap(list, random.nextInt(list.size()), random.nextInt(list.size()));
    }
  }

  /** The value of another place, mostly of the same key. */
  private void borrow(Place place, List<Place> places) {
    List<Place> same = places.stream().filter(p -> p.key().equals(place.key())).toList();
    List<Place> from = same.size() > 1 ? same : places;
    place.set(copy(any(from).get()));
  }
}
