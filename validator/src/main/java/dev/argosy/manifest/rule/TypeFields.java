package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import java.util.regex.Pattern;

/** Fields that only templates of some types may have. */
final class TypeFields {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");

  private TypeFields() {}

  static void check(Template template, Findings findings) {
    if (template.type().isEmpty()) {
      return;
    }
    TemplateType type = template.type().get();
    Fields fields = template.fields();
    if (type.isGraph() && fields.has("activeDeadlineSeconds")) {
      wrong("activeDeadlineSeconds", type, fields, "only for templates that run a pod", findings);
    }
    if (!type.isGraph() && fields.has("parallelism")) {
      wrong("parallelism", type, fields, "only for steps and dag", findings);
    }
    if (!type.isLeaf() && !fields.text("timeout").isEmpty()) {
      wrong("timeout", type, fields, "only for templates that run something themselves", findings);
    }
    if (!type.isGraph()) {
      deadline(fields, findings);
    }
    if (!type.isGraph() || fields.map("dag").hasContent("tasks") || type == TemplateType.STEPS) {
      return;
    }
    findings.add(StructureCheck.empty(fields.map("dag"), "tasks", "dag"));
  }

  private static void wrong(
      String key, TemplateType type, Fields fields, String where, Findings findings) {
    findings.add(
        Code.ARGO_FIELD_FOR_TYPE,
        fields.key(key),
        "'" + key + "' is " + where + ", not for " + type.key());
  }

  private static void deadline(Fields fields, Findings findings) {
    String value = fields.text("activeDeadlineSeconds");
    if (value.isEmpty() || value.startsWith("{{") && value.endsWith("}}")) {
      return;
    }
    if (!INTEGER.matcher(value).matches() || value.startsWith("-")) {
      findings.add(
          Code.INVALID_VALUE,
          fields.at("activeDeadlineSeconds"),
          "'activeDeadlineSeconds' is a number of seconds or a tag, not '" + value + "'");
    }
  }
}
