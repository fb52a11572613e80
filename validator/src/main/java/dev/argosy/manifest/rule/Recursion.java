package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Templates that run themselves whatever happens: Argo gives up at a depth of 100. */
final class Recursion {
  private Recursion() {}

  static void check(Manifest manifest, Findings findings) {
    Map<String, Set<String>> runs = new LinkedHashMap<>();
    for (Template template : manifest.templates()) {
      Set<String> used = runs.computeIfAbsent(template.name(), n -> new LinkedHashSet<>());
      template.uses().stream().filter(Recursion::isCertain).map(Use::template).forEach(used::add);
    }
    for (Template template : manifest.templates()) {
      List<String> cycle = Cycle.through(template.name(), runs);
      if (!cycle.isEmpty()) {
        findings.add(
            Code.ARGO_RECURSION,
            template.fields().at("name"),
            "the template runs itself without end: " + String.join(" -> ", cycle),
            "write a when on the step that begins again");
      }
    }
  }

  /** No condition, no loop that may be empty, no task that may be left out. */
  private static boolean isCertain(Use use) {
    return use.fields().text("when").isEmpty()
        && !use.isLoop()
        && use.fields().text("depends").isEmpty();
  }
}
