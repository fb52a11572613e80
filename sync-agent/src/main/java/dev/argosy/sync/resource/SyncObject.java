package dev.argosy.sync.resource;

import dev.argosy.sync.SyncId;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Sync as it stands in a cluster.
 *
 * @param uid tells it from another of the same name
 * @param generation grows with each change of its spec
 * @param deleted whether it is to go, and waits for its finalizers
 * @param guarded whether it waits for us
 * @param acknowledged the commit that a person let pass, empty for none
 * @param request what a person wrote to have it look now, empty for nothing
 * @param written what stands under {@code spec}
 * @param told what stands under {@code status}
 */
public record SyncObject(
    SyncId id,
    String uid,
    long generation,
    boolean deleted,
    boolean guarded,
    String acknowledged,
    String request,
    Object written,
    Object told) {

  public static final String API_VERSION = "argosy.dev/v1";
  public static final String KIND = "Sync";
  public static final String PLURAL = "syncs";

  /** On a Sync whose objects are removed before it is. */
  public static final String FINALIZER = "argosy.dev/prune";

  /** Names the commit that may do what would be held. */
  public static final String ACKNOWLEDGE = "argosy.dev/acknowledge";

  /** Another value than before asks for a sync now. */
  public static final String RECONCILE = "argosy.dev/reconcile";

  public static SyncObject of(GenericKubernetesResource object) {
    ObjectMeta meta = object.getMetadata();
    Map<String, String> notes = Objects.requireNonNullElse(meta.getAnnotations(), Map.of());
    List<String> finalizers = Objects.requireNonNullElse(meta.getFinalizers(), List.of());
    return new SyncObject(
        new SyncId(Objects.requireNonNullElse(meta.getNamespace(), ""), meta.getName()),
        Objects.requireNonNullElse(meta.getUid(), ""),
        Objects.requireNonNullElse(meta.getGeneration(), 0L),
        meta.getDeletionTimestamp() != null,
        finalizers.contains(FINALIZER),
        notes.getOrDefault(ACKNOWLEDGE, "").strip(),
        notes.getOrDefault(RECONCILE, ""),
        part(object, "spec"),
        part(object, "status"));
  }

  private static Object part(GenericKubernetesResource object, String name) {
    return Objects.requireNonNullElse(object.getAdditionalProperties().get(name), Map.of());
  }

  /**
   * What it asks for.
   *
   * @throws SyncException when that cannot be understood, with everything that is wrong
   */
  public SyncSpec spec() throws SyncException {
    return SpecReader.read(written);
  }

  /** What was said in it before. */
  public SyncStatus status() {
    return StatusFields.read(told);
  }
}
