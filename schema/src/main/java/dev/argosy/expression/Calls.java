package dev.argosy.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.argosy.expression.Type.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Computes one call of a function or method. */
final class Calls {
  /** Argo's engine makes no longer lists. */
  private static final long LONGEST_RANGE = 1_000_000;

  private final Expr.Call call;
  private final List<Object> arguments;

  Calls(Expr.Call call, List<Object> arguments) {
    this.call = call;
    this.arguments = arguments;
  }

  Object value() {
    Object first = arguments.get(0);
    return switch (call.function()) {
      case SIZE -> size(first);
      case INT -> first instanceof String s ? Conversions.integer(s) : truncated(first);
      case DOUBLE -> Conversions.number(first);
      case STRING -> TextForm.of(first);
      case BOOL -> first instanceof Boolean truth ? truth : bool(text(0));
      case RANGE -> range();
      case JOIN -> join(Conversions.list(first), text(1));
      case SPLIT -> split(text(0), text(1));
      case LOWER -> CodePoints.map(text(0), Character::toLowerCase);
      case UPPER -> CodePoints.map(text(0), Character::toUpperCase);
      case TRIM -> CodePoints.trim(text(0));
      case REPLACE -> replace(text(0), text(1), text(2));
      case MIN -> extreme((a, b) -> isGreater(a, b) ? b : a);
      case MAX -> extreme((a, b) -> isGreater(b, a) ? b : a);
      case ABS -> abs(first);
      case ROUND -> first instanceof Long i ? i : round(number(first));
      case KEYS -> List.copyOf(sorted(first).keySet());
      case VALUES -> new ArrayList<>(sorted(first).values());
      case FROM_JSON -> Conversions.to(call.type(), Json.parse(text(0)));
      case TO_JSON -> TextForm.json(first);
      case SHA256 -> sha256(text(0));
      case STARTS_WITH -> text(0).startsWith(text(1));
      case ENDS_WITH -> text(0).endsWith(text(1));
      case CONTAINS -> text(0).contains(text(1));
      case MATCHES -> matches(text(0), text(1));
    };
  }

  private String text(int argument) {
    return Conversions.text(arguments.get(argument));
  }

  private static double number(Object value) {
    return Conversions.numeric(value).doubleValue();
  }

  /** A zero keeps its sign, as in the engine. */
  private static Object abs(Object value) {
    if (value instanceof Long integer) {
      return Math.abs(integer);
    }
    double number = number(value);
    return number < 0 ? -number : number;
  }

  private static long truncated(Object value) {
    return Conversions.truncated(Conversions.numeric(value));
  }

  private static long size(Object value) {
    return switch (value) {
      case String text -> CodePoints.size(text);
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      default -> throw new EvaluationException("expected a string, array or object");
    };
  }

  private static boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new EvaluationException("expected true or false, found '" + text + "'");
    };
  }

  private List<Long> range() {
    long from = arguments.size() == 1 ? 0 : integer(0);
    long to = integer(arguments.size() - 1);
    if (to > from && (to - from < 0 || to - from >= LONGEST_RANGE)) {
      throw new EvaluationException("a range holds fewer than a million items");
    }
    return LongStream.range(from, to).boxed().toList();
  }

  private long integer(int argument) {
    return (Long) Conversions.to(Scalar.INTEGER, arguments.get(argument));
  }

  private static String join(List<?> items, String separator) {
    return items.stream().map(TextForm::of).collect(Collectors.joining(separator));
  }

  private static List<String> split(String text, String separator) {
    if (separator.isEmpty()) {
      return CodePoints.characters(text);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return List.copyOf(parts);
  }

  private static String replace(String text, String old, String with) {
    return old.isEmpty() ? CodePoints.interleaved(text, with) : text.replace(old, with);
  }

  private Object extreme(BinaryOperator<Number> better) {
    List<?> numbers = arguments.size() == 1 ? Conversions.list(arguments.get(0)) : arguments;
    Number best =
        numbers.stream()
            .map(Conversions::numeric)
            .reduce(better)
            .orElseThrow(() -> new EvaluationException("the array is empty"));
    return arguments.size() == 1 ? Conversions.to(call.type(), best) : best;
  }

  private static boolean isGreater(Number a, Number b) {
    if (a instanceof Long one && b instanceof Long other) {
      return one > other;
    }
    return a.doubleValue() > b.doubleValue();
  }

  /** Half away from zero. */
  private static long round(double value) {
    if (!(Math.abs(value) < Evaluator.LARGEST_INTEGER)) {
      throw new EvaluationException(value + " is no 64-bit integer");
    }
    return new BigDecimal(value).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static Map<String, @Nullable Object> sorted(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new EvaluationException("expected an object");
    }
    Map<String, @Nullable Object> sorted = new TreeMap<>(CodePoints.ORDER);
    map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
    return sorted;
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean matches(String text, String pattern) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException e) {
      throw new EvaluationException("the pattern is not a regular expression");
    }
  }
}
