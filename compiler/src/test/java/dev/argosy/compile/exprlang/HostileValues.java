package dev.argosy.compile.exprlang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Values as they break software. */
final class HostileValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "true",
          "13",
          "-0",
          "1e3",
          "{{workflow.name}}",
          "{{=1+1}}",
          "}}",
          "{{",
          "{",
          "'",
          "\"",
          "\\",
          "\\u007b",
          "\n",
          "\r\n\t",
          "a'b\"c\\d",
          "é",
          "😀",
          "İı",
          "ß",
          "\u2028",
          "\u0000",
          "\u007f",
          "<&>",
          "null",
          "nil",
          "#",
          "${{ x }}",
          "$(HOME)",
          "a,b,,c",
          "[1]",
          "{\"a\":{\"b\":1}}",
          "\u00a0x\u0085",
          "NaN");
  private static final List<Long> INTEGERS =
      List.of(
          0L, 1L, -1L, 2L, 7L, 1_000_000L, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE);
  private static final List<Long> SMALL = List.of(0L, 1L, -1L, 2L, 3L, 255L, 1_000_000L);
  private static final List<Double> NUMBERS =
      List.of(
          0.0,
          1.0,
          -1.5,
          0.1,
          13.0,
          1e6,
          1e20,
          1e21,
          1e-6,
          1e-7,
          1.7976931348623157e308,
          4.9e-324,
          0.30000000000000004,
          -2.5,
          123456789.125);

  private final Random random;

  private HostileValues(Random random) {
    this.random = random;
  }

  /** A value for each output that exists. */
  static Map<String, Object> of(Random random) {
    return new HostileValues(random).all();
  }

  private Map<String, Object> all() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", one(TEXTS) + one(TEXTS));
    values.put("word", one(TEXTS));
    values.put("n", one(INTEGERS));
    values.put("m", one(SMALL));
    values.put("rate", one(NUMBERS));
    values.put("ok", random.nextBoolean());
    values.put("ints", list(() -> one(SMALL)));
    values.put("numbers", list(() -> one(NUMBERS)));
    values.put("words", list(() -> one(TEXTS)));
    values.put("object", object(2));
    values.put(
        "config",
        Sample.object(
            "size",
            one(SMALL),
            "share",
            one(NUMBERS),
            "name",
            one(TEXTS),
            "on",
            random.nextBoolean()));
    return values;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private List<Object> list(Supplier<Object> item) {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  private Object anything(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> one(TEXTS);
      case 1 -> one(SMALL);
      case 2 -> one(NUMBERS);
      case 3 -> random.nextBoolean();
      case 4 -> list(() -> anything(depth - 1));
      default -> object(depth - 1);
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(random.nextBoolean() ? one(List.of("a", "b", "k-1")) : one(TEXTS), anything(depth));
    }
    return map;
  }
}
