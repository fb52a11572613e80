package dev.argosy.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Reads one JSON text; by tokens, since only these keep the sign of -0. */
  static @Nullable Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new EvaluationException("the text goes on behind its JSON");
      }
      return value;
    } catch (IOException e) {
      throw new EvaluationException("the text is not JSON: " + e.getMessage());
    }
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == null) {
      throw new EvaluationException("the JSON ends too early");
    }
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(Double.parseDouble(parser.getText()));
      case START_ARRAY -> array(parser);
      case START_OBJECT -> object(parser);
      default -> throw new EvaluationException("the text is not JSON");
    };
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(value(parser, t));
    }
    return Collections.unmodifiableList(items);
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    SortedMap<String, @Nullable Object> sorted = new TreeMap<>(CodePoints.ORDER);
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      sorted.put(key, value(parser, parser.nextToken()));
    }
    return Collections.unmodifiableSortedMap(sorted);
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
