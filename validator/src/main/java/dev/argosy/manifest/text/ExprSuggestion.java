package dev.argosy.manifest.text;

import java.util.Map;
import java.util.Set;

/** What somebody meant who called a function that does not exist. */
record ExprSuggestion(ExprScope scope) {
  /** Functions of other languages. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("fromJson", "write fromJSON(text)"),
          Map.entry("parseJson", "write fromJSON(text)"),
          Map.entry("size", "write len(value)"),
          Map.entry("length", "write len(value)"),
          Map.entry("str", "write string(value)"),
          Map.entry("toString", "write string(value)"),
          Map.entry("toInt", "write int(value)"),
          Map.entry("parseInt", "write int(value)"),
          Map.entry("double", "write float(value)"),
          Map.entry("bool", "compare the text: value == 'true'"),
          Map.entry("toUpper", "write upper(text)"),
          Map.entry("toLower", "write lower(text)"),
          Map.entry("range", "write 0..9"),
          Map.entry("default", "write value ?? default"),
          Map.entry("coalesce", "write a ?? b"),
          Map.entry("firstOf", "write a ?? b"),
          Map.entry("if", "write condition ? then : otherwise"),
          Map.entry("ternary", "write condition ? then : otherwise"),
          Map.entry("substr", "write text[from:to]"),
          Map.entry("substring", "write text[from:to]"),
          Map.entry("b64enc", "write toBase64(text)"),
          Map.entry("b64dec", "write fromBase64(text)"));

  String function(String name) {
    String other = INSTEAD.get(name);
    if (other != null) {
      return other;
    }
    if (scope.argoFunctions() && SprigFunctions.names().contains(name)) {
      return "did you mean sprig." + name + "?";
    }
    if (!scope.argoFunctions() && ExprBuiltins.argo().containsKey(name)) {
      return "it is a function of Argo's, which is not to be had here";
    }
    Set<String> known = ExprBuiltins.names();
    known.addAll(scope.functions().keySet());
    return Quoted.near(name, known, "");
  }
}
