package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.text.ExprLang;
import dev.argosy.manifest.text.ExprReference;
import dev.argosy.manifest.text.WorkflowNames;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that an expression reads below {@code inputs}, {@code workflow}, {@code steps} and
 * {@code tasks}, against those that exist there. To expr-lang a name that does not is nil; what
 * becomes of that depends on who asks.
 */
final class ExpressionNames {
  private static final Set<String> INPUTS = Set.of("parameters", "artifacts");

  private static final Set<String> NODE =
      Set.of(
          "id",
          "ip",
          "status",
          "exitCode",
          "startedAt",
          "finishedAt",
          "hostNodeName",
          "message",
          "name",
          "inputs",
          "outputs");

  private static final Pattern METHOD = Pattern.compile("\\s*+\\.\\s*+([A-Za-z]\\w*+)\\(");

  /** Who reads the expression. */
  enum Reader {
    /** A tag in a step or task: it stays as it is, but one for a step makes the run wait. */
    GRAPH,
    /** A tag in what runs: it stays as it is. */
    LEAF,
    /** A condition: nil is not equal to anything, and has no fields. */
    CONDITION,
    /** A field that wants a value. */
    VALUE
  }

  private final Scope scope;
  private final Reader reader;
  private final Findings findings;

  ExpressionNames(Scope scope, Reader reader, Findings findings) {
    this.scope = scope;
    this.reader = reader;
    this.findings = findings;
  }

  /** Those of the hooks of a step, a task or a workflow. */
  static void hooks(Fields owner, Scope scope, Findings findings) {
    ExpressionNames names = new ExpressionNames(scope, Reader.CONDITION, findings);
    Use.hooks(owner).values().forEach(hook -> names.field(hook.fields(), "expression"));
  }

  /** Those of the outputs of steps and graphs. */
  static void outputs(Template template, Scope scope, Findings findings) {
    ExpressionNames names = new ExpressionNames(scope, Reader.VALUE, findings);
    for (Fields parameter : template.outputs().maps("parameters")) {
      if (!parameter.map("valueFrom").has("default")) {
        names.field(parameter.map("valueFrom"), "expression");
      }
    }
    template.outputs().maps("artifacts").forEach(a -> names.field(a, "fromExpression"));
  }

  /** A field that is an expression as a whole. */
  void field(Fields owner, String key) {
    owner
        .scalar(key)
        .filter(e -> !e.text().contains("{{"))
        .ifPresent(e -> check(ExprLang.check(e.text(), ExpressionFields.ARGO).references(), e, 0));
  }

  /**
   * @param offset of the expression in the scalar
   */
  void check(List<ExprReference> references, ScalarNode scalar, int offset) {
    for (ExprReference reference : references) {
      if (!reference.guarded()) {
        missing(reference.path())
            .ifPresentOrElse(
                m -> report(m, reference, scalar, offset), () -> below(reference, scalar, offset));
      }
    }
  }

  /** A field or method of a text, which has none. */
  private void below(ExprReference reference, ScalarNode scalar, int offset) {
    List<String> path = reference.path();
    int text = texts(path);
    Matcher method = METHOD.matcher(scalar.text());
    method.region(offset + reference.to(), scalar.text().length());
    boolean called = !reference.whole() && path.size() == text && method.lookingAt();
    if (text == 0 || path.size() <= text && !called) {
      return;
    }
    String whole = String.join(".", path.subList(0, text));
    String member = called ? method.group(1) : path.get(text);
    boolean fails = reader == Reader.CONDITION || reader == Reader.VALUE;
    findings.add(
        fails ? Code.ARGO_EXPRESSION : Code.ARGO_EXPRESSION_RISK,
        scalar.at(offset + reference.from(), called ? method.end(1) : offset + reference.to()),
        "'"
            + whole
            + "' is a text, which has no "
            + (called ? "method '" : "field '")
            + member
            + "'",
        called
            ? "functions stand around it: write " + member + "(" + whole + ")"
            : "read JSON first: fromJSON(" + whole + ")." + member);
  }

  /** How many parts of a path name a text; 0 for what may be something else. */
  private static int texts(List<String> path) {
    String root = path.getFirst();
    boolean node = root.equals("steps") || root.equals("tasks");
    List<String> list = path.subList(Math.min(path.size(), node ? 2 : 1), path.size());
    boolean parameters = (node ? list.size() > 2 : list.size() > 1) && list.contains("parameters");
    if (node && list.size() > 1 && list.get(0).equals("outputs")) {
      return list.get(1).equals("result")
          ? 4
          : parameters && list.get(1).equals("parameters") ? 5 : 0;
    }
    boolean own = root.equals("inputs") || root.equals("workflow");
    return own && parameters && list.get(0).equals("parameters") && !list.get(1).equals("json")
        ? 3
        : 0;
  }

  /** The part of a path that names nothing. */
  private Optional<List<String>> missing(List<String> path) {
    return switch (path.getFirst()) {
      case "inputs" -> input(path);
      case "workflow" -> workflow(path);
      case "steps", "tasks" -> node(path);
      default -> isMisspelt(path) ? first(1, path) : Optional.empty();
    };
  }

  private static boolean isMisspelt(List<String> path) {
    String root = path.getFirst();
    if (path.size() == 1) {
      return UnknownVariable.FOREIGN.containsKey(root);
    }
    return !UnknownVariable.ROOTS.contains(root)
        && !ExpressionFields.ARGO.variables().containsKey(root)
        && Nearest.to(root, UnknownVariable.ROOTS).isPresent();
  }

  private Optional<List<String>> input(List<String> path) {
    if (path.size() > 1 && !INPUTS.contains(path.get(1))) {
      return first(2, path);
    }
    return path.size() > 2 && !isKnown(3, path) ? first(3, path) : Optional.empty();
  }

  private Optional<List<String>> workflow(List<String> path) {
    if (path.size() > 1 && !WorkflowNames.ALL.contains(path.get(1))) {
      return first(2, path);
    }
    return path.size() > 2 && path.get(1).equals("parameters") && !isKnown(3, path)
        ? first(3, path)
        : Optional.empty();
  }

  private Optional<List<String>> node(List<String> path) {
    String prefix = path.size() < 2 ? "" : path.get(0) + "." + path.get(1);
    if (path.size() < 2 || path.get(1).equals("name")) {
      return Optional.empty();
    }
    if (!scope.knows("~" + prefix)) {
      return first(2, path);
    }
    if (path.size() < 3 || !scope.knows(prefix + ".id")) {
      return Optional.empty(); // what it gives is not known yet
    }
    if (!NODE.contains(path.get(2))) {
      return first(3, path);
    }
    return path.get(2).equals("outputs") ? output(path) : Optional.empty();
  }

  private Optional<List<String>> output(List<String> path) {
    if (path.size() > 3 && path.get(3).equals("result")) {
      return isKnown(4, path) ? Optional.empty() : first(4, path);
    }
    if (path.size() > 3 && !INPUTS.contains(path.get(3))) {
      return first(4, path);
    }
    return path.size() > 4 && !isKnown(5, path) ? first(5, path) : Optional.empty();
  }

  private boolean isKnown(int size, List<String> path) {
    return scope.knows(String.join(".", path.subList(0, size)));
  }

  private static Optional<List<String>> first(int size, List<String> path) {
    return Optional.of(path.subList(0, size));
  }

  private void report(
      List<String> missing, ExprReference reference, ScalarNode scalar, int offset) {
    boolean fails = fails(missing, reference, scalar);
    UnknownVariable why = UnknownVariable.read(missing, scope);
    findings.add(
        fails ? Code.ARGO_EXPRESSION : Code.ARGO_EXPRESSION_RISK,
        scalar.at(offset + reference.from(), offset + reference.to()),
        why.message() + ", " + consequence(fails),
        why.hint());
  }

  private boolean fails(List<String> missing, ExprReference reference, ScalarNode scalar) {
    boolean node = missing.getFirst().equals("steps") || missing.getFirst().equals("tasks");
    return switch (reader) {
      case GRAPH -> node;
      case LEAF -> false;
      case CONDITION -> reference.path().size() > missing.size();
      case VALUE ->
          reference.path().size() > missing.size()
              || reference.to() - reference.from() == scalar.text().strip().length();
    };
  }

  private String consequence(boolean fails) {
    return switch (reader) {
      case GRAPH -> fails ? "so the run would wait for ever" : "so this tag stays as it is";
      case LEAF -> "so this tag stays as it is";
      case CONDITION -> fails ? "so this cannot be computed" : "so nothing ever equals it";
      case VALUE -> fails ? "so this cannot be computed" : "so this is nil";
    };
  }
}
