package dev.argosy.sync.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.ApiFailure;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A ledger in a ConfigMap, packed. Each write replaces exactly what was read. */
public final class ClusterLedgers implements Ledgers {
  private static final String ENTRY = "ledger.json.gz";
  private static final int MOST = 256 << 20;

  private final KubernetesClient client;
  private final String source;
  private final Fence fence;
  private final ObjectKey key;

  /**
   * @param source name of the sync
   * @param namespace where the sync keeps what it knows
   * @param fence asked before each write
   */
  public ClusterLedgers(KubernetesClient client, String source, String namespace, Fence fence) {
    this.client = client;
    this.source = source;
    this.fence = fence;
    // Inventories begin with "argosy-".
    this.key = new ObjectKey("v1", "ConfigMap", namespace, "argosy.runs." + source);
  }

  @Override
  public Stored read() throws SyncException {
    try {
      ConfigMap map = client.configMaps().inNamespace(key.namespace()).withName(key.name()).get();
      return map == null ? new Stored(Optional.empty(), "") : stored(map);
    } catch (KubernetesClientException e) {
      throw new SyncException(ApiFailure.explain(key, e, Optional.empty()));
    }
  }

  private Stored stored(ConfigMap map) throws SyncException {
    Map<String, String> labels =
        Objects.requireNonNullElse(map.getMetadata().getLabels(), Map.of());
    if (!labels.entrySet().containsAll(ClusterObjects.ownership(source).entrySet())) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_NOT_OURS,
              key.toString(),
              "exists and does not belong to the sync '" + source + "'",
              "give the sync another name"));
    }
    String packed =
        Objects.requireNonNullElse(map.getBinaryData(), Map.<String, String>of()).get(ENTRY);
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
    fence.pass();
    try {
      ConfigMap written = token.isEmpty() ? create(packed) : replace(packed, token);
      return written.getMetadata().getResourceVersion();
    } catch (KubernetesClientException e) {
      throw new SyncException(
          e.getCode() == HttpURLConnection.HTTP_CONFLICT
              ? Problem.of(
                  Code.OBJECT_CONFLICT,
                  key.toString(),
                  "was written by another since it was read",
                  "it is tried again; two agents of one name must not run without leader election")
              : ApiFailure.explain(key, e, Optional.empty()));
    }
  }

  private ConfigMap create(String packed) {
    ConfigMap body =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(key.name())
            .withNamespace(key.namespace())
            .withLabels(ClusterObjects.ownership(source))
            .endMetadata()
            .withBinaryData(Map.of(ENTRY, packed))
            .build();
    return client.configMaps().inNamespace(key.namespace()).resource(body).create();
  }

  /** The version makes the server refuse when another has written since. */
  private ConfigMap replace(String packed, String token) {
    String patch =
        "{\"metadata\":{\"resourceVersion\":\"%s\"},\"binaryData\":{\"%s\":\"%s\"}}"
            .formatted(token, ENTRY, packed);
    return client
        .configMaps()
        .inNamespace(key.namespace())
        .withName(key.name())
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
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
