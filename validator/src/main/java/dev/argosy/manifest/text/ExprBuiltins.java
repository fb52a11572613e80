package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.FunctionOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The functions and methods that expr-lang and Argo have, and how they are called. */
final class ExprBuiltins {
  /** Those whose arguments fit one of the forms. */
  private static final Map<String, List<ExprSignature>> TYPED =
      table(
          """
          type (any) string
          string (any) string
          trim (string) string
          trim (string, string) string
          trimPrefix (string, string) string
          trimPrefix (string) string
          trimSuffix (string, string) string
          trimSuffix (string) string
          upper (string) string
          lower (string) string
          split (string, string) strings
          split (string, string, int) strings
          splitAfter (string, string) strings
          splitAfter (string, string, int) strings
          replace (string, string, string, int) string
          replace (string, string, string) string
          repeat (string, int) string
          join (strings, string) string
          join (list, string) string
          join (list) string
          join (strings) string
          indexOf (string, string) int
          lastIndexOf (string, string) int
          hasPrefix (string, string) bool
          hasSuffix (string, string) bool
          toJSON (any) string
          fromJSON (string) any
          toBase64 (string) string
          fromBase64 (string) string
          duration (string) duration
          timezone (string) timezone
          sort (list, string) list
          sort (ints, string) list
          sort (floats, string) list
          sort (strings, string) list
          sort (list) list
          sort (floats) list
          sort (strings) list
          sort (ints) list
          bitand (int, int) int
          bitor (int, int) int
          bitxor (int, int) int
          bitnand (int, int) int
          bitshl (int, int) int
          bitshr (int, int) int
          bitushr (int, int) int
          bitnot (int) int
          """);

  /** Those with rules of their own, and the form that messages name. */
  private static final Map<String, String> RULED =
      Map.ofEntries(
          Map.entry("len", "(list, object or string)"),
          Map.entry("abs", "(number)"),
          Map.entry("ceil", "(number)"),
          Map.entry("floor", "(number)"),
          Map.entry("round", "(number)"),
          Map.entry("int", "(number or string)"),
          Map.entry("float", "(number or string)"),
          Map.entry("max", "(numbers or lists...)"),
          Map.entry("min", "(numbers or lists...)"),
          Map.entry("mean", "(numbers or lists...)"),
          Map.entry("median", "(numbers or lists...)"),
          Map.entry("now", "()"),
          Map.entry("date", "(string, layout, timezone), the last two if wanted"),
          Map.entry("first", "(list)"),
          Map.entry("last", "(list)"),
          Map.entry("get", "(list or object, key)"),
          Map.entry("take", "(list, int)"),
          Map.entry("keys", "(object)"),
          Map.entry("values", "(object)"),
          Map.entry("toPairs", "(object)"),
          Map.entry("fromPairs", "(list)"),
          Map.entry("reverse", "(list)"),
          Map.entry("uniq", "(list)"),
          Map.entry("concat", "(lists...)"),
          Map.entry("flatten", "(list)"));

  private static final Map<String, ExprType> ARGO =
      Map.of(
          "asInt", function("(any) any"),
          "asFloat", function("(any) any"),
          "jsonpath", function("(string, string) any"),
          "toJson", function("(any) string"),
          "sprig", ExprType.MapOf.JSON);

  private ExprBuiltins() {}

  /** Reads a table of {@code name (parameters) result}, one form a line. */
  static Map<String, List<ExprSignature>> table(String text) {
    Map<String, List<ExprSignature>> table = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> {
          int name = line.indexOf(' ');
          table
              .computeIfAbsent(line.substring(0, name), key -> new ArrayList<>())
              .add(ExprSignature.parse(line.substring(name + 1)));
        });
    return table;
  }

  private static ExprType function(String signature) {
    return new FunctionOf("", List.of(ExprSignature.parse(signature)));
  }

  static boolean isBuiltin(String name) {
    return TYPED.containsKey(name)
        || RULED.containsKey(name)
        || ExprPredicates.named(name).isPresent();
  }

  static Set<String> names() {
    Set<String> names = new TreeSet<>(TYPED.keySet());
    names.addAll(RULED.keySet());
    names.addAll(ExprPredicates.names());
    return names;
  }

  /** The forms of a function that has no rules of its own. */
  static Optional<List<ExprSignature>> typed(String name) {
    return Optional.ofNullable(TYPED.get(name));
  }

  /** What a function with rules of its own takes, in words. */
  static String form(String name) {
    return RULED.getOrDefault(name, "");
  }

  /** What Argo adds to the variables. */
  static Map<String, ExprType> argo() {
    return ARGO;
  }
}
