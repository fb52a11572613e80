package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Containers that run in one pod, in an order of their own. */
final class ContainerSets {
  private ContainerSets() {}

  static void check(Template template, Findings findings) {
    Fields set = template.fields().map("containerSet");
    if (!set.exists()) {
      return;
    }
    List<Fields> containers = set.maps("containers");
    if (containers.isEmpty()) {
      findings.add(StructureCheck.empty(set, "containers", "containerSet"));
      return;
    }
    NameForm.FIELD.checkAll(containers, "containers", "a container", findings);
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    containers.forEach(c -> needs.put(c.text("name"), new LinkedHashSet<>()));
    for (Fields container : containers) {
      Set<String> own = needs.computeIfAbsent(container.text("name"), n -> new LinkedHashSet<>());
      for (ScalarNode name : container.scalars("dependencies")) {
        if (needs.containsKey(name.text())) {
          own.add(name.text());
        } else {
          findings.add(
              Code.ARGO_CONTAINER_SET,
              name.at(),
              Nearest.unknown("container", name.text(), needs.keySet()));
        }
      }
    }
    for (List<String> cycle : Cycle.all(needs.keySet(), needs)) {
      findings.add(
          Code.DEPENDENCY_CYCLE,
          containers.stream()
              .filter(c -> c.text("name").equals(cycle.getFirst()))
              .findFirst()
              .map(c -> c.at("name"))
              .orElse(set.at()),
          "the container waits for itself: " + String.join(" -> ", cycle));
    }
    main(template, set, findings);
  }

  private static void main(Template template, Fields set, Findings findings) {
    boolean needed =
        template.inputs().hasContent("artifacts")
            || template.outputs().hasContent("parameters")
            || template.outputs().hasContent("artifacts");
    if (needed && !template.hasMain()) {
      findings.add(
          Code.ARGO_CONTAINER_SET,
          set.at("containers"),
          "with artifacts or outputs one of the containers must be called main");
    }
  }
}
