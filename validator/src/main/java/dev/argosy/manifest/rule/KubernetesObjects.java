package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.fields.KubernetesKinds;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What kubectl or the API server refuse of an object of Kubernetes' own kinds. */
final class KubernetesObjects {
  private KubernetesObjects() {}

  /**
   * @param action of the resource template
   */
  static void check(MapNode node, String action, Findings findings) {
    Fields object = Fields.of(node);
    String version = object.text("apiVersion");
    String kind = object.text("kind");
    boolean patch = action.equals("patch");
    if (!KubernetesKinds.has(version, kind)) {
      kind(object, version, kind, findings);
      return;
    }
    Fields meant = Fields.of(StructureCheck.check(node, kind, "", !patch, findings));
    metadata(meant.map("metadata"), meant, action, findings);
    if (!patch) {
      Workloads.check(meant, kind, findings);
    }
  }

  /** Kinds of others may be called the same. */
  private static void kind(Fields object, String version, String kind, Findings findings) {
    if (version.startsWith("argoproj.io/")) {
      Stream.of(Manifest.Kind.values())
          .map(Manifest.Kind::word)
          .filter(k -> k.equalsIgnoreCase(kind) && !k.equals(kind))
          .forEach(k ->
              findings.add(
                  Code.ARGO_RESOURCE,
                  object.at("kind"),
                  "there is no kind '" + kind + "' in " + version,
                  "did you mean '" + k + "'?"));
      return;
    }
    Optional<String> own = KubernetesKinds.version(kind);
    if (KubernetesKinds.BY_VERSION.containsKey(version)) {
      Set<String> there = Set.copyOf(KubernetesKinds.BY_VERSION.getOrDefault(version, List.of()));
      Optional<String> near = Nearest.to(kind, there);
      if (own.isPresent()) {
        findings.add(
            Code.ARGO_RESOURCE,
            object.at("apiVersion"),
            "there is no " + kind + " in " + version,
            "write apiVersion: " + own.get());
      } else if (near.isPresent()) {
        findings.add(
            Code.ARGO_RESOURCE,
            object.at("kind"),
            "there is no kind '" + kind + "' in " + version,
            "did you mean '" + near.get() + "'?");
      }
    } else if (own.isPresent() && isOlder(version, own.get())) {
      findings.add(
          Diagnostic.of(
                  Code.ARGO_RESOURCE,
                  object.at("apiVersion"),
                  "Kubernetes has no " + kind + " of " + version + " any more",
                  "write apiVersion: " + own.get())
              .withSeverity(Severity.WARNING));
    }
  }

  /** Whether a version is an earlier one of the same group, or of the one that all came from. */
  private static boolean isOlder(String version, String own) {
    String group = own.contains("/") ? own.substring(0, own.indexOf('/') + 1) : "";
    return version.startsWith("extensions/v1beta")
        || version.matches(Pattern.quote(group) + "v[0-9]+(alpha|beta)[0-9]+");
  }

  private static void metadata(Fields metadata, Fields object, String action, Findings findings) {
    metadata
        .scalar("name")
        .filter(n -> !n.text().contains("{{"))
        .ifPresent(n -> Labels.object(n, false, findings));
    Labels.check(metadata.map("labels"), findings);
    boolean named = metadata.hasContent("name");
    boolean generated = metadata.hasContent("generateName");
    ScalarNode kind = object.scalar("kind").orElse(null);
    if (named || kind == null || isByTag(metadata)) {
      return;
    }
    if (generated && !action.equals("create")) {
      findings.add(
          Code.ARGO_RESOURCE,
          metadata.key("generateName"),
          "'" + action + "' needs the name of the object: with generateName it cannot know which",
          "write name, or action: create");
    } else if (!generated && !action.equals("patch")) {
      findings.add(
          Code.ARGO_RESOURCE,
          metadata.exists() ? object.key("metadata") : kind.at(),
          "the " + kind.text() + " has no name",
          action.equals("create")
              ? "write metadata: {name: ...}, or generateName"
              : "write metadata: {name: ...}");
    }
  }

  private static boolean isByTag(Fields metadata) {
    return metadata.keys().stream().anyMatch(k -> k.contains("{{"));
  }
}
