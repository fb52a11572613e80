package dev.argosy.manifest.rule;

import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;

/** The variables that a template has of itself. */
final class TemplateScope {
  private TemplateScope() {}

  static Scope of(Template template, Scope outer) {
    Scope scope = new Scope(outer);
    inputs(template, scope);
    for (Fields artifact : template.inputs().maps("artifacts")) {
      scope.add("inputs.artifacts." + artifact.text("name"));
      if (template.isLeaf()) {
        scope.add("inputs.artifacts." + artifact.text("name") + ".path");
      }
    }
    local(template, scope);
    return scope;
  }

  private static void inputs(Template template, Scope scope) {
    for (Fields parameter : template.inputs().maps("parameters")) {
      scope.add("inputs.parameters." + parameter.text("name"));
    }
    scope.add("inputs.parameters");
    if (!template.tellsParameters()) {
      scope.open("inputs.parameters."); // what is wrong with them is said there
    }
  }

  private static void local(Template template, Scope scope) {
    if (template.isPod()) {
      scope.add("pod.name");
    }
    if (template.fields().has("retryStrategy")) {
      scope.add("retries");
      for (String name : new String[] {"exitCode", "status", "duration", "message"}) {
        scope.add("lastRetry." + name);
      }
    }
  }

  /** What Argo has put into a template that is written in place before it looks at it. */
  static Scope outer(Template holder, Scope globals) {
    Scope scope = new Scope(globals);
    inputs(holder, scope);
    local(holder, scope);
    return scope;
  }
}
