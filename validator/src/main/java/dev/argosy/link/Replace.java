package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.model.Components;
import dev.argosy.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Replaces values deep inside records, lists and maps; what holds none of them stays as it is. */
final class Replace {
  private Replace() {}

  /**
   * {@code root} with each outermost value of {@code type} that {@code change} answers replaced by
   * the answer.
   */
  @SuppressWarnings("unchecked")
  static <R extends Record, T> R in(R root, Class<T> type, Function<T, Optional<T>> change) {
    return (R)
        replaced(
            root, v -> type.isInstance(v) ? change.apply(type.cast(v)) : Optional.<Object>empty());
  }

  private static Object replaced(Object value, Function<Object, Optional<?>> change) {
    Optional<?> answer = change.apply(value);
    if (answer.isPresent()) {
      return answer.get();
    }
    return switch (value) {
      case At at -> at;
      case Node.Positions positions -> positions;
      case Optional<?> o -> o.map(v -> replaced(v, change));
      case List<?> l -> {
        List<Object> items = new ArrayList<>();
        l.forEach(i -> items.add(replaced(i, change)));
        yield items.equals(l) ? l : items;
      }
      case Map<?, ?> m -> {
        Map<Object, Object> entries = new LinkedHashMap<>();
        m.forEach((k, v) -> entries.put(k, v == null ? null : replaced(v, change)));
        yield entries.equals(m) ? m : entries;
      }
      case Record r -> record(r, change);
      default -> value;
    };
  }

  @SuppressWarnings("ReferenceEquality") // what did not change is the same object
  private static Object record(Record record, Function<Object, Optional<?>> change) {
    Components components = Components.of(record.getClass());
    @Nullable Object[] values = new @Nullable Object[components.all().size()];
    boolean same = true;
    for (int i = 0; i < values.length; i++) {
      Object value = components.all().get(i).of(record);
      values[i] = value == null ? null : replaced(value, change);
      same &= values[i] == value;
    }
    try {
      return same ? record : components.constructor().newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot copy " + record.getClass(), e);
    }
  }
}
