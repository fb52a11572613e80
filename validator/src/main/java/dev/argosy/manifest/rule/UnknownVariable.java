package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is said of a variable that does not exist.
 *
 * @param meant the variable that it is probably a typing mistake of
 */
record UnknownVariable(String message, String hint, Optional<String> meant) {
  /** What stands for all parameters, labels or annotations together is no hint to one. */
  private static final Set<String> ALL_TOGETHER = Set.of("json");

  private static final Pattern COMPUTED =
      Pattern.compile("([\\w.-]++) *+(\\|(?!\\|)|\\|\\||&&|[=!<>]=|[<>?+*]) *+[^{}]++");

  /** More names than this are no help. */
  private static final int MOST_SHOWN = 8;

  /** What variables begin with. */
  static final List<String> ROOTS =
      List.of("inputs", "workflow", "steps", "tasks", "outputs", "lastRetry", "item");

  /** Words that other languages have for what expr-lang calls otherwise. */
  static final Map<String, String> FOREIGN =
      Map.of("null", "nil", "None", "nil", "undefined", "nil", "True", "true", "False", "false");

  static UnknownVariable of(String name, Scope scope) {
    List<String> parts = List.of(name.split("\\.", -1));
    Optional<String> written = computed(name);
    if (written.isPresent()) {
      return new UnknownVariable(
          "a tag without = is the name of a variable, not an expression",
          written.get(),
          Optional.empty());
    }
    return switch (parts.getFirst()) {
      case "steps", "tasks" -> ofNode(parts, scope);
      case "inputs" -> parts.size() > 2 ? ofInput(parts, scope) : ofInputs(parts, scope);
      case "workflow" -> ofWorkflow(name, parts, scope);
      default -> other(name, scope);
    };
  }

  /** How to write what is no name but something computed: a filter of Jinja, a comparison. */
  static Optional<String> computed(String name) {
    Matcher computed = COMPUTED.matcher(name);
    if (!computed.matches()) {
      return Optional.empty();
    }
    boolean filter = computed.group(2).equals("|");
    return Optional.of(
        filter
            ? "there are no filters: write {{=sprig.NAME(..., " + computed.group(1) + ")}}"
            : "write {{=" + name + "}}");
  }

  /** The same of a path that an expression reads, and that may end sooner than a tag's. */
  static UnknownVariable read(List<String> path, Scope scope) {
    if (path.size() == 1) {
      return new UnknownVariable(
          "Argo knows nothing called '" + path.getFirst() + "'",
          Optional.ofNullable(FOREIGN.get(path.getFirst()))
              .or(() -> Nearest.to(path.getFirst(), ROOTS))
              .map(near -> "did you mean '" + near + "'?")
              .orElse(""),
          Optional.empty());
    }
    return of(String.join(".", path), scope);
  }

  private static UnknownVariable ofWorkflow(String name, List<String> parts, Scope scope) {
    String list = parts.size() > 2 ? parts.get(1) : "";
    return switch (list) {
      case "parameters" -> ofList("parameter", "spec.arguments.parameters", parts, scope);
      case "labels" -> ofList("label", "metadata.labels", parts, scope);
      case "annotations" -> ofList("annotation", "metadata.annotations", parts, scope);
      default -> other(name, scope);
    };
  }

  /**
   * @param home where what is missing could be declared
   */
  private static UnknownVariable ofList(String noun, String home, List<String> parts, Scope scope) {
    return among(
        "the workflow has no " + noun + " '" + rest(parts, 2) + "'",
        "workflow." + parts.get(1) + ".",
        parts,
        scope,
        "declare it in " + home);
  }

  private static UnknownVariable ofNode(List<String> parts, Scope scope) {
    String root = parts.getFirst();
    String noun = root.substring(0, root.length() - 1);
    String node = parts.get(1);
    if (!scope.knows("~" + root + "." + node)) {
      String other = root.equals("steps") ? "tasks" : "steps";
      if (scope.knows("~" + other + "." + node)) {
        String meant = other + "." + rest(parts, 1);
        return new UnknownVariable(
            "no " + noun + " '" + node + "' is known at this place",
            "did you mean '" + meant + "'?",
            Optional.of(meant));
      }
      Set<String> nodes = endings("~" + root + ".", scope);
      return new UnknownVariable(
          "no " + noun + " '" + node + "' is known at this place",
          hint(node, nodes),
          Nearest.to(node, nodes).map(near -> root + "." + near + end(parts, 2)));
    }
    String what = rest(parts, 2);
    if (parts.size() > 3 && parts.get(2).equals("output")) {
      String meant = root + "." + node + ".outputs" + end(parts, 3);
      return new UnknownVariable(
          "the " + noun + " '" + node + "' has no '" + what + "' to read here",
          "did you mean '" + meant.substring(meant.indexOf("outputs")) + "'?",
          Optional.of(meant));
    }
    if (root.equals("tasks") && what.equals("status")) {
      return new UnknownVariable(
          "the status of '" + node + "' is known to tasks that wait for it",
          "add " + node + " to depends",
          Optional.empty());
    }
    return among(
        "the " + noun + " '" + node + "' has no '" + what + "' to read here",
        root + "." + node + ".",
        parts,
        scope,
        "");
  }

  private static UnknownVariable ofInput(List<String> parts, Scope scope) {
    String list = parts.get(1);
    String noun = list.endsWith("s") ? list.substring(0, list.length() - 1) : list;
    String name = list.equals("artifacts") ? parts.get(2) : rest(parts, 2);
    boolean known = list.equals("parameters") || list.equals("artifacts");
    if (!known) {
      return misspeltList(parts);
    }
    return among(
        "the template has no input " + noun + " '" + name + "'",
        "inputs." + list + ".",
        parts,
        scope,
        "declare it: inputs: {" + list + ": [{name: " + name + "}]}");
  }

  /** {@code inputs.x}, where the word between is forgotten. */
  private static UnknownVariable ofInputs(List<String> parts, Scope scope) {
    for (String list : List.of("parameters", "artifacts")) {
      String meant = "inputs." + list + "." + rest(parts, 1);
      if (scope.knows(meant)) {
        return new UnknownVariable(
            "there is no variable 'inputs." + rest(parts, 1) + "' here",
            "did you mean '" + meant + "'?",
            Optional.of(meant));
      }
    }
    return other(String.join(".", parts), scope);
  }

  private static UnknownVariable misspeltList(List<String> parts) {
    Optional<String> near = Nearest.to(parts.get(1), List.of("parameters", "artifacts"));
    String meant = "inputs." + near.orElse("parameters") + "." + rest(parts, 2);
    return new UnknownVariable(
        "inputs are parameters and artifacts, not '" + parts.get(1) + "'",
        "did you mean '" + meant + "'?",
        Optional.of(meant));
  }

  /**
   * @param prefix of the variables that could be meant
   * @param otherwise the hint where there are none
   */
  private static UnknownVariable among(
      String message, String prefix, List<String> parts, Scope scope, String otherwise) {
    String word = rest(parts, (int) prefix.chars().filter(c -> c == '.').count());
    Set<String> endings = endings(prefix, scope);
    return new UnknownVariable(
        message,
        endings.isEmpty() || endings.equals(ALL_TOGETHER) ? otherwise : hint(word, endings),
        Nearest.to(word, endings).map(near -> prefix + near));
  }

  private static UnknownVariable other(String name, Scope scope) {
    String root = name.substring(0, name.indexOf('.') + 1);
    Set<String> near =
        scope.names().stream()
            .filter(n -> n.startsWith(root) && !n.equals("inputs.parameters"))
            .collect(Collectors.toCollection(TreeSet::new));
    return new UnknownVariable(
        "there is no variable '" + name + "' here", hint(name, near), Nearest.to(name, near));
  }

  private static Set<String> endings(String prefix, Scope scope) {
    return scope.names().stream()
        .filter(n -> n.startsWith(prefix) && n.length() > prefix.length())
        .map(n -> n.substring(prefix.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String hint(String word, Set<String> known) {
    return Nearest.to(word, known)
        .map(near -> "did you mean '" + near + "'?")
        .orElseGet(() -> known.size() > MOST_SHOWN ? "" : Nearest.known(known));
  }

  private static String rest(List<String> parts, int from) {
    return String.join(".", parts.subList(Math.min(from, parts.size()), parts.size()));
  }

  private static String end(List<String> parts, int from) {
    return parts.size() > from ? "." + rest(parts, from) : "";
  }
}
