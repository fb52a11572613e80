package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Parameters and artifacts that a template gives. */
final class Outputs {
  private static final List<String> SOURCES =
      List.of("path", "jqFilter", "jsonPath", "parameter", "expression");

  private static final Set<String> FIELDS =
      Set.of(
          "path",
          "jqFilter",
          "jsonPath",
          "parameter",
          "expression",
          "supplied",
          "default",
          "event",
          "configMapKeyRef");

  /** What Argo takes for a name that is known only when it runs. */
  static final Pattern TAG = Pattern.compile("\\{\\{[-a-zA-Z0-9]+(\\.[-a-zA-Z0-9_]++)*+\\}\\}");

  private Outputs() {}

  static void check(Template template, Findings findings) {
    if (template.type().isEmpty()) {
      return;
    }
    for (Fields artifact : template.outputs().maps("artifacts")) {
      Inputs.path(artifact, template, findings);
      ArtifactLocations.check(artifact, findings);
      globalName(artifact, findings);
    }
    for (Fields parameter : template.outputs().maps("parameters")) {
      parameter(parameter, template, findings);
      globalName(parameter, findings);
    }
  }

  private static void globalName(Fields value, Findings findings) {
    String name = value.text("globalName");
    if (!name.isEmpty() && !TAG.matcher(name).find()) {
      NameForm.TAGGED.check(name, "a global output", value.at("globalName"), findings);
    }
  }

  private static void parameter(Fields parameter, Template template, Findings findings) {
    boolean value = parameter.has("value");
    if (!parameter.has("valueFrom")) {
      boolean beside = parameter.keys().stream().anyMatch(SOURCES::contains); // told as a stranger
      if (!value && !(beside && parameter.keys().contains("valueFrom"))) {
        findings.add(
            Code.ARGO_OUTPUT,
            parameter.at("name"),
            "the output '" + parameter.text("name") + "' does not say where its value comes from",
            "write valueFrom: {" + wanted(template) + ": ...}");
      }
      return;
    }
    if (value) {
      findings.add(
          Code.ARGO_OUTPUT, parameter.key("value"), "an output has either value or valueFrom");
    }
    source(parameter.map("valueFrom"), template, findings);
  }

  private static void source(Fields from, Template template, Findings findings) {
    List<String> given =
        java.util.stream.Stream.concat(
                SOURCES.stream().filter(s -> !from.text(s).isEmpty()),
                from.has("supplied")
                    ? java.util.stream.Stream.of("supplied")
                    : java.util.stream.Stream.of())
            .toList();
    if (given.size() > 1) {
      findings.add(
          Code.ARGO_OUTPUT,
          from.key(given.get(1)),
          "valueFrom has one source, this has " + String.join(" and ", given));
    } else if (given.isEmpty() && from.keys().stream().anyMatch(k -> !FIELDS.contains(k))) {
      return; // the source is misspelt, which is said of its name
    } else if (given.isEmpty() || !fits(given.getFirst(), template)) {
      findings.add(
          Code.ARGO_OUTPUT,
          given.isEmpty() ? from.at() : from.key(given.getFirst()),
          "an output of a template of type "
              + template.type().map(TemplateType::key).orElse("")
              + " comes from "
              + wanted(template)
              + (given.isEmpty() ? "" : ", not from " + given.getFirst()));
    }
  }

  private static boolean fits(String source, Template template) {
    return switch (template.type().orElseThrow()) {
      case CONTAINER, CONTAINER_SET, SCRIPT -> source.equals("path");
      case RESOURCE -> source.equals("jsonPath") || source.equals("jqFilter");
      case STEPS, DAG -> source.equals("parameter") || source.equals("expression");
      case SUSPEND, DATA, HTTP, PLUGIN -> true;
    };
  }

  private static String wanted(Template template) {
    return switch (template.type().orElseThrow()) {
      case CONTAINER, CONTAINER_SET, SCRIPT, DATA -> "path";
      case RESOURCE -> "jsonPath or jqFilter";
      case STEPS, DAG -> "parameter or expression";
      case SUSPEND -> "supplied";
      case HTTP, PLUGIN -> "expression";
    };
  }
}
