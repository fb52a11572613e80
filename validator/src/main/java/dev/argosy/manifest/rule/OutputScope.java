package dev.argosy.manifest.rule;

import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;

/** The variables that a step or task has for those that come after it. */
final class OutputScope {
  private final Scope globals;

  OutputScope(Scope globals) {
    this.globals = globals;
  }

  /**
   * @param prefix {@code steps.a}
   * @param target what it runs; of one that is not here, any output may be
   */
  void add(Target target, String prefix, Scope scope, boolean aggregate) {
    for (String name : new String[] {"id", "startedAt", "finishedAt", "hostNodeName"}) {
      scope.add(prefix + "." + name);
    }
    switch (target) {
      case Target.Known known -> add(known.template(), prefix, scope, aggregate);
      case Target.Elsewhere e -> {
        elsewhere(prefix, scope);
        globals.open("workflow.outputs.");
      }
      case Target.Unknown u -> scope.open(prefix + "."); // what is wrong was said, or is dynamic
    }
  }

  /** What any template may give. */
  private static void elsewhere(String prefix, Scope scope) {
    for (String name : new String[] {"ip", "exitCode", "status", "name", "outputs.result"}) {
      scope.add(prefix + "." + name);
    }
    scope.open(prefix + ".outputs.parameters");
    scope.open(prefix + ".outputs.artifacts");
  }

  private void add(Template template, String prefix, Scope scope, boolean aggregate) {
    if (template.fields().isTrue("daemon")) {
      scope.add(prefix + ".ip");
    }
    boolean gathered =
        aggregate && (template.is(TemplateType.SCRIPT) || template.is(TemplateType.CONTAINER_SET));
    if (template.hasResult() || gathered) {
      scope.add(prefix + ".outputs.result");
      scope.add(prefix + ".exitCode");
    }
    if (aggregate) {
      scope.add(prefix + ".outputs.parameters");
    }
    values(template, "parameters", prefix, scope);
    values(template, "artifacts", prefix, scope);
  }

  private void values(Template template, String kind, String prefix, Scope scope) {
    for (Fields value : template.outputs().maps(kind)) {
      scope.add(prefix + ".outputs." + kind + "." + value.text("name"));
      String global = value.text("globalName");
      if (global.contains("{{")) {
        scope.open("workflow.outputs." + kind + ".");
      } else if (!global.isEmpty()) {
        globals.add("workflow.outputs." + kind + "." + global);
      }
    }
  }
}
