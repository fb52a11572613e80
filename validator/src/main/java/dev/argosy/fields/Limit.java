package dev.argosy.fields;

import java.util.ArrayList;
import java.util.List;

/** What a schema says of a value besides its type. */
public sealed interface Limit {
  /** A number is not less, or not more. */
  record Bound(boolean least, long value) implements Limit {}

  /** A text has not less, or not more characters. */
  record Chars(boolean least, int value) implements Limit {}

  /** A list has not less, or not more items. */
  record Items(boolean least, int value) implements Limit {}

  /** An integer of 32 bits. */
  record Int32() implements Limit {}

  /** No two items of a list are equal in all of these fields. */
  record Keys(List<String> names) implements Limit {}

  /** The limits that follow a type in its line. */
  static List<Limit> all(String text) {
    List<Limit> limits = new ArrayList<>();
    for (String word : text.split(" ")) {
      limits.add(of(word));
    }
    return List.copyOf(limits);
  }

  private static Limit of(String word) {
    if (word.startsWith("keys=")) {
      return new Keys(List.of(word.substring(5).split(",")));
    }
    if (word.equals("int32")) {
      return new Int32();
    }
    int sign = word.indexOf('=') - 1;
    boolean least = word.charAt(sign) == '>';
    long value = (long) Double.parseDouble(word.substring(sign + 2));
    return switch (word.substring(0, sign)) {
      case "chars" -> new Chars(least, (int) value);
      case "items" -> new Items(least, (int) value);
      default -> new Bound(least, value);
    };
  }
}
