package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.Map;
import java.util.Optional;

/** The inventory as a ConfigMap {@code argosy-<source>}. */
final class ClusterInventory {
  private static final String ENTRY = "inventory";

  /** A ConfigMap holds at most 1 MiB. */
  private static final int MAX_CHARS = 1_000_000;

  private final ClusterCalls calls;
  private final String source;
  private final ObjectKey key;

  ClusterInventory(ClusterCalls calls, String source, String namespace) {
    this.calls = calls;
    this.source = source;
    this.key = new ObjectKey("v1", "ConfigMap", namespace, "argosy-" + source);
  }

  Inventory read() throws SyncException {
    Optional<GenericKubernetesResource> found = calls.get(key);
    return found.isEmpty() ? Inventory.none(source) : parse(found.get());
  }

  private Inventory parse(GenericKubernetesResource live) throws SyncException {
    if (!ClusterObjects.owned(live, source)) {
      throw refused(
          Code.TARGET_NOT_OURS,
          "exists and belongs to " + ClusterObjects.owner(live),
          "give the sync another name");
    }
    Optional<Inventory> inventory =
        live.getAdditionalProperties().get("data") instanceof Map<?, ?> data
                && data.get(ENTRY) instanceof String text
            ? Inventory.parse(text)
            : Optional.empty();
    if (inventory.isEmpty() || !inventory.get().source().equals(source)) {
      throw refused(
          Code.TARGET_BROKEN,
          "is not an inventory that this version of argosy understands",
          "restore it, or delete it: objects with the label "
              + ClusterObjects.SOURCE_LABEL
              + "="
              + source
              + " are then adopted");
    }
    return inventory.get();
  }

  void write(Inventory inventory) throws SyncException {
    String text = inventory.text();
    if (text.length() > MAX_CHARS) {
      throw refused(
          Code.TARGET_REFUSED,
          "would be larger than a ConfigMap may be",
          "split the repository into several syncs");
    }
    GenericKubernetesResource body =
        new GenericKubernetesResourceBuilder()
            .withApiVersion(key.apiVersion())
            .withKind(key.kind())
            .withNewMetadata()
            .withName(key.name())
            .withNamespace(key.namespace())
            .withLabels(ClusterObjects.ownership(source))
            .endMetadata()
            .addToAdditionalProperties("data", Map.of(ENTRY, text))
            .build();
    calls.apply(key, body, false, true);
  }

  private SyncException refused(Code code, String message, String hint) {
    return new SyncException(Problem.of(code, key.toString(), message, hint));
  }
}
