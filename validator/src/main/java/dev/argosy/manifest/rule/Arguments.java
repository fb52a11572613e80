package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.stream.Stream;

/** Values of arguments: of a step, a task, a hook or a whole workflow. */
final class Arguments {
  private static final List<String> NOT_HERE =
      List.of("path", "jsonPath", "parameter", "expression");

  private Arguments() {}

  /**
   * @param empty whether a parameter may be without a value, because it may come with the
   *     submission
   */
  static void check(Fields arguments, boolean empty, Findings findings) {
    List<Fields> parameters = arguments.maps("parameters");
    for (int i = 0; i < parameters.size(); i++) {
      // A value that has become an item of its own is told there.
      boolean torn =
          i + 1 < parameters.size()
              && parameters.get(i).keys().equals(List.of("name"))
              && parameters.get(i + 1).keys().equals(List.of("value"));
      parameter(parameters.get(i), empty || torn, findings);
    }
    arguments.maps("artifacts").forEach(a -> artifact(a, findings));
  }

  private static void parameter(Fields parameter, boolean empty, Findings findings) {
    String name = parameter.text("name");
    if (!parameter.has("value") && !parameter.has("valueFrom") && !empty && !name.isEmpty()) {
      findings.add(
          Code.ARGO_ARGUMENT, parameter.at("name"), "the argument '" + name + "' has no value");
    }
    if (parameter.has("valueFrom")) {
      valueFrom(parameter.map("valueFrom"), findings);
    }
    choice(parameter, empty, findings);
  }

  private static void valueFrom(Fields from, Findings findings) {
    boolean source =
        from.has("configMapKeyRef") || from.has("supplied") || !from.text("event").isEmpty();
    List<String> wrong = NOT_HERE.stream().filter(k -> !from.text(k).isEmpty()).toList();
    if (!source || !wrong.isEmpty()) {
      findings.add(
          Code.ARGO_ARGUMENT,
          wrong.isEmpty() ? from.at() : from.key(wrong.getFirst()),
          "the value of an argument comes from configMapKeyRef, supplied or event"
              + (wrong.isEmpty() ? "" : ", not from " + wrong.getFirst()),
          wrong.contains("parameter") || wrong.contains("expression")
              ? "write value: \"{{...}}\""
              : "");
    }
  }

  private static void choice(Fields parameter, boolean empty, Findings findings) {
    if (!parameter.has("enum")) {
      return;
    }
    List<String> choices = parameter.scalars("enum").stream().map(ScalarNode::text).toList();
    enumDefault(parameter, choices, findings);
    if (parameter.list("enum").isEmpty()) {
      if (parameter.get("enum").filter(ListNode.class::isInstance).isPresent()) {
        findings.add(StructureCheck.empty(parameter, "enum", ""));
      }
    } else if (!parameter.has("value")) {
      if (!empty) {
        findings.add(
            Code.ARGO_ARGUMENT,
            parameter.at("name"),
            "an argument with an enum needs a value",
            Nearest.known(choices));
      }
    } else if (!choices.contains(parameter.text("value"))) {
      findings.add(
          Code.ARGO_ARGUMENT,
          parameter.at("value"),
          "'"
              + parameter.text("value")
              + "' is not in the enum of '"
              + parameter.text("name")
              + "'",
          Nearest.hint(parameter.text("value"), choices));
    }
  }

  /** Argo compares values only; the forms of its pages offer nothing but the choices. */
  static void enumDefault(Fields parameter, List<String> choices, Findings findings) {
    String given = parameter.text("default");
    if (parameter.has("default")
        && !choices.isEmpty()
        && !choices.contains(given)
        && !given.contains("{{")) {
      findings.add(
          Diagnostic.of(
                  Code.ARGO_ARGUMENT,
                  parameter.at("default"),
                  "the default '"
                      + given
                      + "' is not in the enum of '"
                      + parameter.text("name")
                      + "'",
                  Nearest.hint(given, choices))
              .withSeverity(Severity.WARNING));
    }
  }

  private static void artifact(Fields artifact, Findings findings) {
    List<String> from =
        Stream.of("from", "fromExpression").filter(k -> !artifact.text(k).isEmpty()).toList();
    if (from.size() == 2) {
      findings.add(
          Code.ARGO_ARGUMENT,
          artifact.key("fromExpression"),
          "an artifact has either from or fromExpression");
    } else if (!from.contains("from") && !ArtifactLocations.hasLocationOrKey(artifact)) {
      findings.add(
          Code.ARGO_ARGUMENT,
          artifact.at("name"),
          "the artifact '" + artifact.text("name") + "' does not say where it is",
          "write from: \"{{...}}\", or a location with a key");
    }
    ArtifactLocations.check(artifact, findings);
  }
}
