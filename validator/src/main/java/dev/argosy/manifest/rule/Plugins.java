package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.MapNode;

/** Templates that a plugin of the executor runs. */
final class Plugins {
  private Plugins() {}

  static void check(Template template, Findings findings) {
    template
        .fields()
        .get("plugin")
        .filter(p -> !(p instanceof MapNode))
        .ifPresent(p ->
            findings.add(Code.WRONG_TYPE, p.at(), "'plugin' must be a mapping, not " + p.what()));
    Fields plugin = template.fields().map("plugin");
    if (plugin.exists() && plugin.keys().size() != 1) {
      findings.add(
          Code.EXACTLY_ONE,
          plugin.at(),
          "'plugin' has one key, the name of the plugin, not " + plugin.keys().size());
    }
  }
}
