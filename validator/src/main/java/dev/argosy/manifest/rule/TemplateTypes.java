package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import dev.argosy.yaml.Node.ListNode;
import java.util.List;
import java.util.Optional;

/** A template is of exactly one type. */
final class TemplateTypes {
  private TemplateTypes() {}

  static void check(Template template, Findings findings) {
    List<TemplateType> types = template.types();
    if (types.size() == 1) {
      steps(template, findings);
      return;
    }
    if (types.size() > 1) {
      findings.add(
          Code.ARGO_TEMPLATE_TYPE,
          template.fields().key(types.get(1).key()),
          template.title() + " is both " + types.get(0).key() + " and " + types.get(1).key(),
          "make two templates of it");
      return;
    }
    Optional<String> empty =
        template.fields().keys().stream().filter(TemplateType.keys()::contains).findFirst();
    findings.add(
        Code.ARGO_TEMPLATE_TYPE,
        template.fields().at("name"),
        template.title()
            + empty
                .map(key -> " has nothing in '" + key + "', which is as if it were not there")
                .orElse(" does not say what it runs"),
        empty.isPresent()
            ? "write " + empty.get() + ": {}"
            : "add one of " + String.join(", ", TemplateType.keys()));
  }

  /** An empty list is as if it were not there once the workflow is stored. */
  private static void steps(Template template, Findings findings) {
    if (template.is(TemplateType.STEPS)
        && template.fields().get("steps").orElseThrow() instanceof ListNode steps
        && steps.items().isEmpty()) {
      findings.add(StructureCheck.empty(template.fields(), "steps", ""));
    }
  }
}
