package dev.argosy.sync.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The inventory as a ConfigMap {@code argosy-<source>}: text that a person can read, and compressed
 * when it is long.
 */
final class ClusterInventory {
  private static final String ENTRY = "inventory";
  private static final String PACKED = "inventory.gz";

  /** Longer text is compressed, to about a tenth. */
  static final int READABLE_CHARS = 200_000;

  /** A ConfigMap holds at most 1 MiB. */
  private static final int MAX_BYTES = 1_000_000;

  /** What is unpacked at most: the inventory of a million objects. */
  private static final int MAX_UNPACKED = 100_000_000;

  private final ClusterCalls calls;
  private final String source;
  private final ObjectKey key;

  /** Of the one that was read or written last: another writer in between is noticed. */
  private @Nullable String version;

  ClusterInventory(ClusterCalls calls, String source, String namespace) {
    this.calls = calls;
    this.source = source;
    this.key = new ObjectKey("v1", "ConfigMap", namespace, "argosy-" + source);
  }

  Inventory read() throws SyncException {
    Optional<GenericKubernetesResource> found = calls.get(key);
    version = found.map(live -> live.getMetadata().getResourceVersion()).orElse(null);
    return found.isEmpty() ? Inventory.none(source) : parse(found.get());
  }

  private Inventory parse(GenericKubernetesResource live) throws SyncException {
    if (!ClusterObjects.owned(live, source)) {
      throw refused(
          Code.TARGET_NOT_OURS,
          "exists and belongs to " + ClusterObjects.owner(live),
          "give the sync another name");
    }
    Optional<Inventory> inventory = text(live).flatMap(Inventory::parse);
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

  /** Exactly one of the two forms; anything else was not written by us. */
  private static Optional<String> text(GenericKubernetesResource live) {
    Optional<String> plain = entry(live, "data", ENTRY);
    Optional<String> packed = entry(live, "binaryData", PACKED);
    return plain.isPresent() == packed.isPresent()
        ? Optional.empty()
        : plain.or(() -> packed.flatMap(ClusterInventory::unpack));
  }

  private static Optional<String> entry(GenericKubernetesResource live, String part, String name) {
    return live.getAdditionalProperties().get(part) instanceof Map<?, ?> entries
            && entries.get(name) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  void write(Inventory inventory) throws SyncException {
    GenericKubernetesResource body =
        new GenericKubernetesResourceBuilder()
            .withApiVersion(key.apiVersion())
            .withKind(key.kind())
            .withNewMetadata()
            .withName(key.name())
            .withNamespace(key.namespace())
            .withResourceVersion(version)
            .withLabels(ClusterObjects.ownership(source))
            .endMetadata()
            .build();
    fill(body, inventory.text());
    version = calls.apply(key, body, true).object().getMetadata().getResourceVersion();
  }

  private void fill(GenericKubernetesResource body, String text) throws SyncException {
    if (text.length() <= READABLE_CHARS) {
      body.setAdditionalProperty("data", Map.of(ENTRY, text));
      return;
    }
    byte[] packed = pack(text);
    if (packed.length > MAX_BYTES) {
      throw refused(
          Code.TARGET_REFUSED,
          "would be larger than a ConfigMap may be",
          "split the repository into several syncs");
    }
    body.setAdditionalProperty(
        "binaryData", Map.of(PACKED, Base64.getEncoder().encodeToString(packed)));
  }

  private static byte[] pack(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Optional<String> unpack(String base64) {
    try (GZIPInputStream zip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
      return Optional.of(new String(zip.readNBytes(MAX_UNPACKED), UTF_8));
    } catch (IOException | IllegalArgumentException e) { // damaged
      return Optional.empty();
    }
  }

  private SyncException refused(Code code, String message, String hint) {
    return new SyncException(Problem.of(code, key.toString(), message, hint));
  }
}
