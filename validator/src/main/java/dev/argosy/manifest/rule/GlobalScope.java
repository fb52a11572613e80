package dev.argosy.manifest.rule;

import dev.argosy.manifest.text.WorkflowNames;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Manifest.Kind;

/** The variables that are known in a whole workflow. */
final class GlobalScope {
  private GlobalScope() {}

  static void fill(Manifest manifest, Manifest base, Given given, Scope scope, Known known) {
    for (String name : WorkflowNames.ALWAYS) {
      scope.add("workflow." + name);
    }
    scope.add("workflow.annotations.json");
    scope.add("workflow.labels.json");
    if (manifest.spec().has("priority")) {
      scope.add("workflow.priority");
    }
    for (Fields parameter : given.parameters()) {
      String name = "workflow.parameters." + parameter.text("name");
      scope.add(name);
      scope.add("workflow.parameters");
      scope.add("workflow.parameters.json");
      if (parameter.has("value")) {
        scope.add(name, parameter.text("value"));
        known.put(name, parameter.text("value"));
      }
    }
    if (manifest.kind().isTemplate()) {
      scope.open("workflow.parameters");
    }
    if (manifest.kind() == Kind.CRON_WORKFLOW) {
      metadata(manifest.fields().map("spec").map("workflowMetadata"), scope);
      scope.add("workflow.annotations.workflows.argoproj.io/scheduled-time");
    } else {
      metadata(manifest.metadata(), scope);
    }
    metadata(manifest.spec().map("workflowMetadata"), scope);
    metadata(base.spec().map("workflowMetadata"), scope);
  }

  private static void metadata(Fields metadata, Scope scope) {
    ManifestRules.keys(metadata.map("labels")).forEach(k -> scope.add("workflow.labels." + k));
    ManifestRules.keys(metadata.map("labelsFrom")).forEach(k -> scope.add("workflow.labels." + k));
    ManifestRules.keys(metadata.map("annotations"))
        .forEach(k -> scope.add("workflow.annotations." + k));
  }
}
