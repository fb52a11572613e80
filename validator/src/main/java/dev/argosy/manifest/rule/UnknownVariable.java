package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Nearest;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Words for a variable that does not exist. */
final class UnknownVariable {
  private UnknownVariable() {}

  static String message(String name, Scope scope) {
    String[] parts = name.split("\\.");
    boolean node = parts[0].equals("steps") || parts[0].equals("tasks");
    if (node && parts.length > 1) {
      boolean there = scope.knows("~" + parts[0] + "." + parts[1]);
      String noun = parts[0].substring(0, 4);
      return there
          ? "the " + noun + " '" + parts[1] + "' has no '" + rest(parts, 2) + "' to read here"
          : "no " + noun + " '" + parts[1] + "' is known at this place";
    }
    if (name.startsWith("inputs.") && parts.length > 2) {
      String kind =
          parts[1].endsWith("s") ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
      return "the template has no input " + kind + " '" + rest(parts, 2) + "'";
    }
    if (name.startsWith("workflow.parameters.")) {
      return "the workflow has no parameter '" + rest(parts, 2) + "'";
    }
    return "there is no variable '" + name + "' here";
  }

  private static String rest(String[] parts, int from) {
    return String.join(".", Arrays.copyOfRange(parts, Math.min(from, parts.length), parts.length));
  }

  static String hint(String name, Scope scope) {
    String root = name.substring(0, name.indexOf('.') + 1);
    Set<String> near = new TreeSet<>();
    scope.names().stream()
        .filter(n -> n.startsWith(root) && !n.equals("inputs.parameters"))
        .forEach(near::add);
    if (near.isEmpty()) {
      scope.names().stream().filter(n -> !n.startsWith("~")).forEach(near::add);
    }
    return Nearest.to(name, near)
        .map(n -> "did you mean '" + n + "'?")
        .orElseGet(() -> near.size() > 8 || near.isEmpty() ? "" : Nearest.known(near));
  }
}
