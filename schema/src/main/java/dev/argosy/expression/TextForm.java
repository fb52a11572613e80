package dev.argosy.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text a value has in {@code env}, {@code args} and texts: a string as it is, {@code true} and
 * {@code false}, integers in decimals, numbers as the shortest JSON that gives them back ({@code
 * 13}, never {@code 13.0} or {@code 1e+06}), arrays and objects as compact JSON in their own order.
 * It is the form that Argo's engine gives, byte for byte, when objects come with sorted keys.
 */
public final class TextForm {
  /** Outside of these, numbers get an exponent: what JavaScript and Go do. */
  private static final double FEWEST = 1e-6;

  private static final double MOST = 1e21;
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder out = new StringBuilder();

  private TextForm() {}

  /**
   * The text form of a value.
   *
   * @param value a String, Boolean, Long, Integer, BigInteger, Double, BigDecimal, List or Map with
   *     string keys; null inside lists and maps, or where JSON was read
   * @throws EvaluationException for a number that has none: NaN and the infinities
   */
  public static String of(@Nullable Object value) {
    return value instanceof String text ? text : json(value);
  }

  /** The compact JSON of a value; a string gets quotes. */
  public static String json(@Nullable Object value) {
    TextForm form = new TextForm();
    form.write(value);
    return form.out.toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(text);
      case Double number -> out.append(number(number));
      case BigDecimal number -> out.append(number(number.doubleValue()));
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> out.append(value);
    }
  }

  private void list(List<?> list) {
    out.append('[');
    String separator = "";
    for (Iterator<?> items = list.iterator(); items.hasNext(); separator = ",") {
      out.append(separator);
      write(items.next());
    }
    out.append(']');
  }

  private void map(Map<?, ?> map) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      quote(String.valueOf(entry.getKey()));
      out.append(':');
      write(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void quote(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      // Go escapes the two line separators, since JavaScript once could not read them.
      case 0x2028, 0x2029 -> unicode(c);
      default -> {
        if (c < FIRST_PRINTABLE) {
          unicode(c);
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private void unicode(int c) {
    out.append(String.format(Locale.ROOT, "\\u%04x", c));
  }

  private static String number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new EvaluationException("the number " + number + " has no text form");
    }
    double size = Math.abs(number);
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal shortest = shortest(number);
    return size < FEWEST || size >= MOST ? scientific(shortest) : shortest.toPlainString();
  }

  /** Java prints two digits at least: {@code 4.9E-324}, where {@code 5e-324} says as much. */
  private static BigDecimal shortest(double number) {
    BigDecimal oneDigit = new BigDecimal(number).round(new MathContext(1));
    return oneDigit.doubleValue() == number
        ? oneDigit.stripTrailingZeros()
        : new BigDecimal(Double.toString(number)).stripTrailingZeros();
  }

  private static String scientific(BigDecimal number) {
    String digits = number.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - number.scale();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = exponent < 0 ? "-" : "+";
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + "e"
        + sign
        + Math.abs(exponent);
  }
}
