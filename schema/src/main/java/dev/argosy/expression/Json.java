package dev.argosy.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values as Argo's engine holds them: what comes out of JSON has 64-bit floating point numbers
 * only, and its objects are sorted by key.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  static @Nullable Object parse(String text) {
    try {
      return inside(MAPPER.readValue(text, Object.class));
    } catch (JsonProcessingException e) {
      throw new EvaluationException("the text is not JSON: " + e.getOriginalMessage());
    }
  }

  /** A value of a reference: integers stay integers, but not inside arrays and objects. */
  static Object ofReference(Object value) {
    return switch (value) {
      case Integer integer -> Long.valueOf(integer);
      case BigInteger integer -> exact(integer);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> value;
    };
  }

  private static Long exact(BigInteger integer) {
    try {
      return integer.longValueExact();
    } catch (ArithmeticException tooLarge) {
      throw new EvaluationException("the integer " + integer + " has more than 64 bits");
    }
  }

  private static @Nullable Object inside(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Number number -> finite(number);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> value;
    };
  }

  private static Double finite(Number number) {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      throw new EvaluationException("the number is too large");
    }
    return value;
  }

  private static List<@Nullable Object> list(List<?> list) {
    List<@Nullable Object> items = new ArrayList<>();
    list.forEach(item -> items.add(inside(item)));
    return Collections.unmodifiableList(items);
  }

  private static SortedMap<String, @Nullable Object> map(Map<?, ?> map) {
    SortedMap<String, @Nullable Object> sorted = new TreeMap<>(CodePoints.ORDER);
    map.forEach((key, value) -> sorted.put(String.valueOf(key), inside(value)));
    return Collections.unmodifiableSortedMap(sorted);
  }
}
