package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.rule.ExpressionNames.Reader;
import dev.argosy.manifest.text.ExprLang;
import dev.argosy.manifest.text.ExprReference;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tags in a part of a manifest, against the variables that exist there. */
final class Variables {
  private static final String PARAMETERS = "workflow.parameters.";

  private final Scope scope;
  private final Set<String> tooEarly;
  private final String wait;
  private final boolean graph;
  private final Code unknown;
  private final String where;
  private final boolean parametersOnly;
  private final Findings findings;
  private final Set<String> told = new HashSet<>();

  private Variables(Variables other, Code unknown, String where) {
    this(other, unknown, where, false);
  }

  private Variables(Variables other, Code unknown, String where, boolean parametersOnly) {
    this.parametersOnly = parametersOnly;
    this.unknown = unknown;
    this.scope = other.scope;
    this.tooEarly = other.tooEarly;
    this.wait = other.wait;
    this.graph = other.graph;
    this.where = where;
    this.findings = other.findings;
  }

  /** The same where inputs are kept. */
  Variables ofLocations() {
    return new Variables(this, Code.ARGO_UNKNOWN_VARIABLE, ", so this input cannot be found");
  }

  /** The same in values that inputs have of their own. */
  Variables ofValues() {
    return new Variables(this, Code.ARGO_EXPRESSION_RISK, ", so this text stays as it is");
  }

  /** The same in fields of a workflow, of which only its own parameters are looked up. */
  Variables ofWorkflow() {
    return new Variables(this, Code.ARGO_EXPRESSION_RISK, ", so this text stays as it is", true);
  }

  /** The same in what pods of every template get. */
  Variables ofPods() {
    return new Variables(
        this, Code.ARGO_UNKNOWN_VARIABLE, ", and podMetadata is put into every template");
  }

  /**
   * @param tooEarly beginnings of variables, such as {@code steps.a.}, that have no value yet
   * @param wait what to do about those
   */
  Variables(Scope scope, Set<String> tooEarly, String wait, Findings findings) {
    this.scope = scope;
    this.tooEarly = tooEarly;
    this.wait = wait;
    this.graph = !wait.isEmpty();
    this.unknown = Code.ARGO_UNKNOWN_VARIABLE;
    this.where = "";
    this.parametersOnly = false;
    this.findings = findings;
  }

  /** Where every variable that exists has its value. */
  Variables(Scope scope, Findings findings) {
    this(scope, Set.of(), "", findings);
  }

  /** Those of {@code tooEarly} that were read. */
  Set<String> told() {
    return told;
  }

  void check(Node node) {
    switch (node) {
      case MapNode map ->
          map.entries()
              .forEach(e -> {
                scalar(e.key());
                check(e.value());
              });
      case ListNode list -> list.items().forEach(this::check);
      case ScalarNode scalar -> scalar(scalar);
    }
  }

  private void scalar(ScalarNode scalar) {
    String text = scalar.text();
    if (!text.contains("{{") || GoScalar.kind(scalar) != Node.Kind.STRING) {
      return;
    }
    Tags.Scan scan = Tags.scan(text);
    for (Tag tag : scan.tags()) {
      if (tag.isExpression()) {
        expression(tag, scalar);
      } else {
        tag(tag, scalar);
      }
    }
    scan.unclosed().ifPresent(from -> unclosed(scalar, from));
  }

  private void unclosed(ScalarNode scalar, int from) {
    String inner = scalar.text().substring(from + 2).stripLeading();
    boolean variable = graph || inner.startsWith("=") || Scope.isChecked(inner);
    At at = scalar.at(from, from + 2);
    findings.add(
        Diagnostic.of(
                Code.ARGO_UNCLOSED_TAG,
                at,
                "these braces are never closed",
                variable ? "close the tag with }}" : "")
            .withSeverity(variable ? Severity.ERROR : Code.ARGO_UNCLOSED_TAG.severity()));
  }

  /** In a graph Argo must compute it; elsewhere it stays as it is when it cannot. */
  private void expression(Tag tag, ScalarNode scalar) {
    ExprLang.Checked checked = ExprLang.check(tag.inner(), ExpressionFields.ARGO.opened());
    Problems.report(checked.problems(), scalar, tag.innerFrom(), graph, findings);
    new ExpressionNames(scope, graph ? Reader.GRAPH : Reader.LEAF, findings)
        .check(checked.references(), scalar, tag.innerFrom());
    for (ExprReference reference : checked.references()) {
      String name = reference.dotted() + ".";
      if (!reference.guarded() && tooEarly.stream().anyMatch(name::startsWith)) {
        early(
            reference.path().get(1),
            name,
            scalar,
            tag.innerFrom() + reference.from(),
            tag.innerFrom() + reference.to());
      }
    }
  }

  private void early(String node, String name, ScalarNode scalar, int from, int to) {
    if (!told.add(name.substring(0, name.indexOf('.', name.indexOf('.') + 1) + 1))) {
      return; // once it waits for that one, all of it is there
    }
    findings.add(
        Code.ARGO_NO_DEPENDENCY,
        scalar.at(from, to),
        "'" + node + "' need not have ended when this is read, and the run would wait for ever",
        wait.replace("NAME", node));
  }

  private void tag(Tag tag, ScalarNode scalar) {
    String name = tag.name();
    if (name.isEmpty() || tag.inner().charAt(0) < ' ') {
      return; // Argo looks at the JSON of a line break there, which is no variable
    }
    if (parametersOnly && !name.startsWith("workflow.parameters.")) {
      return;
    }
    if (tag.end() > tag.to() && isResolved(tag, scalar.text())) {
      return;
    }
    At at = scalar.at(tag.nameFrom(), tag.nameFrom() + name.length());
    if (!scope.accepts(name)) {
      UnknownVariable why = UnknownVariable.of(name, scope);
      findings.add(
          unknown,
          at,
          why.message() + where,
          why.hint(),
          why.meant().flatMap(meant -> Fix.word(at, name, meant)).map(Fix::asGuess));
    } else if (name.startsWith(PARAMETERS) && !scope.isNamed(name)) {
      int to = tag.nameFrom() + name.length();
      undeclared(name, scalar.at(to - name.length() + PARAMETERS.length(), to));
    } else if (tooEarly.stream().anyMatch(name::startsWith)) {
      early(name.split("\\.")[1], name, scalar, tag.nameFrom(), tag.nameFrom() + name.length());
    }
  }

  /** What who submits a template may give beside its own; or its own, written wrongly. */
  private void undeclared(String name, At at) {
    String said = name.substring(PARAMETERS.length());
    Set<String> declared =
        scope.names().stream()
            .filter(n -> n.startsWith(PARAMETERS) && !n.equals(PARAMETERS + "json"))
            .map(n -> n.substring(PARAMETERS.length()))
            .collect(Collectors.toSet());
    Optional<Fix> near = Fix.spelling(at, said, declared).filter(Fix::safe).map(Fix::asGuess);
    Optional<String> computed = UnknownVariable.computed(name);
    if (near.isPresent() || computed.isPresent()) {
      findings.add(
          Diagnostic.of(
                  Code.ARGO_UNKNOWN_VARIABLE,
                  at,
                  computed.isPresent()
                      ? "a tag without = is the name of a variable, not an expression"
                      : "the template declares no parameter '"
                          + said
                          + "', so who submits it must give it",
                  computed.orElseGet(() -> Nearest.hint(said, declared)))
              .withFix(near.filter(f -> computed.isEmpty()))
              .withSeverity(Severity.WARNING));
    }
  }

  /**
   * Whether Argo can put a value into a tag of which another one is a part, and then knows it. In a
   * graph that others use the value may be one of those that are right.
   */
  private boolean isResolved(Tag tag, String text) {
    int nested = tag.inner().lastIndexOf("{{");
    String before = tag.inner().substring(0, nested);
    String name = tag.inner().substring(nested + 2);
    String rest = text.substring(tag.to(), tag.end() - 2);
    return scope
        .value(name)
        .map(value -> scope.accepts((before + value + rest).strip()))
        .orElseGet(() ->
            graph
                && name.startsWith("inputs.parameters.")
                && scope.knows(name)
                && scope.names().stream().anyMatch(n -> n.startsWith(before.strip())));
  }
}
