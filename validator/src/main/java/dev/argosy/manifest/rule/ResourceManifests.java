package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.link.ImageName;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.Fields;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;

/** The manifest of a resource template, which kubectl reads when the step runs. */
final class ResourceManifests {
  private static final List<String> TYPE = List.of("apiVersion", "kind");

  private ResourceManifests() {}

  static void check(ScalarNode manifest, Fields resource, Findings findings) {
    Embedded read = Embedded.of(manifest);
    read.broken("the manifest is not YAML: ").ifPresent(findings::add);
    List<Node> documents = read.documents();
    documents.forEach(d -> images(d, read, findings));
    boolean patch = resource.text("action").equals("patch"); // a patch is said by flags of what
    for (Node document : documents) {
      if (!read.isOpen() && document instanceof MapNode map && !map.entries().isEmpty()) {
        if (patch || isTyped(map, read, findings)) {
          object(map, resource, read, findings);
        }
      }
    }
  }

  /** Values of the workflow's own parameters, which Argo puts in before it reads the manifest. */
  static void values(ScalarNode manifest, Fields arguments, Findings findings) {
    Known known = new Known();
    for (Fields parameter : arguments.maps("parameters")) {
      String value = parameter.text("value");
      if (parameter.has("value") && !value.contains("{{")) {
        known.put("workflow.parameters." + parameter.text("name"), value);
      }
    }
    String put = known.apply(manifest.text());
    if (put.equals(manifest.text())
        || Embedded.of(manifest).broken("").isPresent()
        || !Embedded.isBroken(put, manifest)) {
      return;
    }
    for (Tag tag : Tags.scan(manifest.text()).tags()) {
      String single = known.apply(manifest.text().substring(tag.from(), tag.to()));
      String alone =
          manifest.text().substring(0, tag.from()) + single + manifest.text().substring(tag.to());
      if (Embedded.isBroken(alone, manifest)) {
        findings.add(
            Code.ARGO_RESOURCE,
            manifest.at(tag.from(), tag.to()),
            "with the value of '" + tag.name() + "' the manifest is not YAML",
            "write {{=toJson(" + tag.name() + ")}} for a text");
        return;
      }
    }
  }

  private static void object(MapNode object, Fields resource, Embedded read, Findings findings) {
    Findings found = new Findings();
    KubernetesObjects.check(object, resource.text("action"), found);
    boolean asWritten =
        resource.scalars("flags").stream().noneMatch(f -> f.text().contains("--validate"));
    found.sorted().stream()
        .map(d -> asWritten ? d : d.withSeverity(Severity.WARNING))
        .forEach(d -> read.place(d, Code.ARGO_RESOURCE, findings));
  }

  /** An object without a kind is none; one of which a tag makes the keys may have it. */
  private static boolean isTyped(MapNode map, Embedded read, Findings findings) {
    Fields object = Fields.of(map);
    List<String> missing = TYPE.stream().filter(k -> !object.has(k)).toList();
    if (!missing.isEmpty()) {
      findings.add(
          Diagnostic.of(
                  Code.ARGO_RESOURCE,
                  read.at(map.entries().getFirst().key().at()),
                  "the manifest has no " + String.join(" and no ", missing),
                  missing.getFirst().equals("kind") ? "for example kind: Job" : "")
              .withSeverity(Severity.WARNING));
    }
    return missing.isEmpty();
  }

  /** Images of pods that others make of the manifest. */
  private static void images(Node node, Embedded read, Findings findings) {
    switch (node) {
      case ListNode list -> list.items().forEach(i -> images(i, read, findings));
      case ScalarNode scalar -> {}
      case MapNode map -> {
        for (Entry entry : map.entries()) {
          boolean image = entry.key().text().equals("image");
          if (image && entry.value() instanceof ScalarNode s && !s.text().contains("{{")) {
            ImageName.moving(s.text(), read.at(s.at())).ifPresent(findings::add);
          }
          images(entry.value(), read, findings);
        }
      }
    }
  }
}
