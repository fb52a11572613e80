package dev.argosy.manifest.rule;

import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Manifest.Kind;
import java.util.List;
import java.util.Optional;

/** The manifests that others may refer to. */
public record Catalogue(List<Manifest> manifests) {
  public Catalogue {
    manifests = List.copyOf(manifests);
  }

  /**
   * The template of a name. A namespace is often set when a manifest is applied, so one that is
   * missing fits any.
   */
  Optional<Manifest> template(String name, boolean cluster, String namespace) {
    Kind kind = cluster ? Kind.CLUSTER_WORKFLOW_TEMPLATE : Kind.WORKFLOW_TEMPLATE;
    List<Manifest> named =
        manifests.stream().filter(m -> m.kind() == kind && m.name().equals(name)).toList();
    return named.stream()
        .filter(m -> cluster || m.namespace().equals(namespace))
        .findFirst()
        .or(() ->
            named.stream().filter(m -> m.namespace().isEmpty() || namespace.isEmpty()).findFirst());
  }
}
