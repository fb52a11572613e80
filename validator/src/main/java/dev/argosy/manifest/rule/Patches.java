package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Set;

/** Patches of pods: YAML that is merged into what Argo makes, by Kubernetes' own rules. */
final class Patches {
  private static final List<String> LISTS =
      List.of("containers", "initContainers", "ephemeralContainers");

  private Patches() {}

  /**
   * What tags in a patch become may mend it, or not.
   *
   * @param names the containers of the pods; none where they are not known
   */
  static void check(ScalarNode patch, Set<String> names, Findings findings) {
    Embedded read = Embedded.of(patch);
    read.broken("the patch is not YAML: ")
        .map(d -> patch.text().contains("{{") ? d.withSeverity(Severity.WARNING) : d)
        .ifPresent(findings::add);
    if (!read.isOpen()) {
      read.notAMapping()
          .ifPresent(at ->
              findings.add(
                  Code.ARGO_POD,
                  at,
                  "the patch must be a mapping: what it changes of the pod's spec",
                  "for example {containers: [{name: main, resources: {limits: {memory: 1Gi}}}]}"));
      read.documents().stream()
          .limit(1)
          .forEach(d -> document(d, names).forEach(f -> read.place(f, Code.ARGO_POD, findings)));
    }
  }

  private static List<Diagnostic> document(Node document, Set<String> names) {
    Findings found = new Findings();
    if (document instanceof MapNode map) {
      Fields patch = Fields.of(StructureCheck.check(map, "PodSpec", "podSpecPatch", false, found));
      LISTS.forEach(list -> patch.maps(list).forEach(c -> container(c, list, names, found)));
    }
    return found.sorted();
  }

  /** Containers are merged by their names; one that is new needs an image. */
  private static void container(Fields container, String list, Set<String> names, Findings found) {
    String name = container.text("name");
    if (name.isEmpty()) {
      found.add(
          Code.ARGO_POD,
          container.at(),
          "each of " + list + " in a patch needs the name by which it is merged",
          "name: main is the template's own");
    } else if (list.equals("containers")
        && !names.isEmpty()
        && !names.contains(name)
        && !name.contains("{{")
        && !container.has("$patch")
        && !container.has("image")) {
      found.add(
          Code.ARGO_POD,
          container.at("name"),
          "the pod has no container '" + name + "', and a new one needs an image",
          Nearest.hint(name, names));
    }
  }
}
