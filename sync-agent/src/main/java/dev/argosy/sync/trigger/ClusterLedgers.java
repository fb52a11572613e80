package dev.argosy.sync.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.ClusterCalls;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A ledger in a ConfigMap, packed. Each write replaces exactly what was read. */
public final class ClusterLedgers implements Ledgers {
  private static final String ENTRY = "ledger.json.gz";
  private static final int MOST = 256 << 20;

  private final ClusterCalls calls;
  private final String source;
  private final ObjectKey key;

  /**
   * @param source name of the sync
   * @param namespace where the sync keeps what it knows
   */
  public ClusterLedgers(ClusterCalls calls, String source, String namespace) {
    this.calls = calls;
    this.source = source;
    // Inventories begin with "argosy-".
    this.key = new ObjectKey("v1", "ConfigMap", namespace, "argosy.runs." + source);
  }

  @Override
  public Stored read() throws SyncException {
    Optional<GenericKubernetesResource> map = calls.get(key);
    return map.isEmpty() ? new Stored(Optional.empty(), "") : stored(map.get());
  }

  private Stored stored(GenericKubernetesResource map) throws SyncException {
    if (!ClusterObjects.owned(map, source)) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_NOT_OURS,
              key.toString(),
              "exists and does not belong to the sync '" + source + "'",
              "give the sync another name"));
    }
    String packed = map.get("binaryData", ENTRY);
    Optional<Ledger> ledger =
        Optional.ofNullable(packed).flatMap(ClusterLedgers::unpacked).flatMap(LedgerJson::read);
    if (ledger.isEmpty()) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_BROKEN,
              key.toString(),
              "is not a memory of runs that this version of argosy understands",
              "restore it, or delete it: then nothing that has happened so far starts a run"));
    }
    return new Stored(ledger, map.getMetadata().getResourceVersion());
  }

  @Override
  public String write(Ledger ledger, String token) throws SyncException {
    String packed = packed(LedgerJson.write(ledger));
    Optional<GenericKubernetesResource> written =
        token.isEmpty() ? create(packed) : replace(packed, token);
    return written
        .map(map -> map.getMetadata().getResourceVersion())
        .orElseThrow(() ->
            new SyncException(
                Problem.of(
                    Code.OBJECT_CONFLICT,
                    key.toString(),
                    "was written by another since it was read",
                    "it is tried again; two agents of one name must not run without leader"
                        + " election")));
  }

  private Optional<GenericKubernetesResource> create(String packed) throws SyncException {
    ConfigMap body =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(key.name())
            .withNamespace(key.namespace())
            .withLabels(ClusterObjects.ownership(source))
            .endMetadata()
            .withBinaryData(Map.of(ENTRY, packed))
            .build();
    return calls.create(key, body);
  }

  /** The version makes the server refuse when another has written since. */
  private Optional<GenericKubernetesResource> replace(String packed, String token)
      throws SyncException {
    String patch =
        "{\"metadata\":{\"resourceVersion\":\"%s\"},\"binaryData\":{\"%s\":\"%s\"}}"
            .formatted(token, ENTRY, packed);
    return calls.merge(key, patch);
  }

  private static String packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static Optional<String> unpacked(String packed) {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      return Optional.of(new String(in.readNBytes(MOST), UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
