package dev.argosy.kubeflow;

import java.util.Locale;
import java.util.Optional;

/** The types of Kubeflow in our words. */
final class KubeflowTypes {
  private KubeflowTypes() {}

  /** The type of a parameter; empty for any other name. */
  static Optional<String> parameter(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "string", "str" -> Optional.of("string");
      case "integer", "int" -> Optional.of("integer");
      case "float", "double", "number" -> Optional.of("number");
      case "bool", "boolean" -> Optional.of("boolean");
      case "jsonarray", "list" -> Optional.of("array");
      case "jsonobject", "dict", "dictionary" -> Optional.of("object");
      default -> Optional.empty();
    };
  }

  /** The type of a file: words joined, each with a capital. */
  static String artifact(String type) {
    if (type.isBlank() || parameter(type).isPresent()) {
      return "Artifact";
    }
    StringBuilder name = new StringBuilder();
    for (String word : type.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "T" + name : name.toString();
  }
}
