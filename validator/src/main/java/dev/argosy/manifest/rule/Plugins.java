package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;

/** Templates that a plugin of the executor runs. */
final class Plugins {
  private Plugins() {}

  static void check(Template template, Findings findings) {
    Fields plugin = template.fields().map("plugin");
    if (plugin.exists() && plugin.keys().size() != 1) {
      findings.add(
          Code.EXACTLY_ONE,
          plugin.at(),
          "'plugin' has one key, the name of the plugin, not " + plugin.keys().size());
    }
  }
}
