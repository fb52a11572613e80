package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import dev.argosy.manifest.view.Use;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names inside of a template. */
final class TemplateNames {
  private static final String DISPLAY_NAME = "workflows.argoproj.io/display-name";
  private static final Pattern SHOWN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]{0,61}[a-zA-Z0-9]");

  private TemplateNames() {}

  static void check(Template template, Findings findings) {
    values(template.inputs(), false, findings);
    values(template.outputs(), true, findings);
    List<Fields> uses = template.uses().stream().map(Use::fields).toList();
    boolean dag = template.is(TemplateType.DAG);
    NameForm.FIELD.checkAll(uses, dag ? "tasks" : "steps", dag ? "a task" : "a step", findings);
    for (Fields container : template.fields().maps("initContainers")) {
      if (container.text("name").isEmpty()) {
        findings.add(
            Code.MISSING_KEY,
            container.at(),
            dev.argosy.manifest.structure.StructureCheck.missing("name", "initContainers"));
      }
    }
    pod(template, findings);
    shown(template, findings);
  }

  /** Argo ends the node with an error when it cannot show it so. */
  private static void shown(Template template, Findings findings) {
    Fields annotations = template.fields().map("annotations");
    String name = annotations.text(DISPLAY_NAME);
    if (!name.isEmpty() && !name.contains("{{") && !SHOWN.matcher(name).matches()) {
      findings.add(
          Code.ARGO_NAME,
          annotations.at(DISPLAY_NAME),
          "a node cannot be shown as '" + name + "'",
          "2 to 63 letters, digits, '-' and '.', with a letter or digit at both ends");
    }
  }

  /**
   * Names of the parameters and artifacts of inputs, outputs or arguments.
   *
   * @param tags whether the names may have tags, which Argo puts in first
   */
  static void values(Fields owner, boolean tags, Findings findings) {
    NameForm form = tags ? NameForm.TAGGED : NameForm.VALUE;
    form.checkAll(owner.maps("parameters"), "parameters", "a parameter", findings);
    form.checkAll(owner.maps("artifacts"), "artifacts", "an artifact", findings);
  }

  private static void pod(Template template, Findings findings) {
    String name = template.name();
    boolean entry = name.equals(template.owner().spec().text("entrypoint"));
    if (template.isPod() && !entry && !name.equals(name.toLowerCase(Locale.ROOT))) {
      findings.add(
          Code.ARGO_UPPERCASE,
          template.fields().at("name"),
          "pods of the template '" + name + "' cannot be made: their names would have capitals",
          "call it " + name.toLowerCase(Locale.ROOT));
    }
  }
}
