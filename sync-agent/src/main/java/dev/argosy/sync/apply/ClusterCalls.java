package dev.argosy.sync.apply;

import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls the agent makes to an API server; every failure becomes a problem here. */
final class ClusterCalls {
  private static final long PAGE = 500;

  private final KubernetesClient client;
  private final RetryAfter pauses;

  ClusterCalls(KubernetesClient client, RetryAfter pauses) {
    this.client = client;
    this.pauses = pauses;
  }

  /** A consistent read; empty when there is no such object, namespace or kind. */
  Optional<GenericKubernetesResource> get(ObjectKey key) throws SyncException {
    return explained(key, () -> Optional.ofNullable(resource(key).get()));
  }

  /**
   * Server-side apply with strict validation.
   *
   * @param rehearsal whether the server only says what it would do
   * @param force whether fields of other writers are taken; only for objects known to be ours
   */
  GenericKubernetesResource apply(
      ObjectKey key, GenericKubernetesResource body, boolean rehearsal, boolean force)
      throws SyncException {
    return explained(key, () -> send(key, body, rehearsal, force));
  }

  /**
   * All objects of the kind and namespace of {@code like}, as they are now.
   *
   * @param labels a selector, empty for all
   */
  List<GenericKubernetesResource> list(ObjectKey like, String labels) throws SyncException {
    List<GenericKubernetesResource> all = new ArrayList<>();
    @Nullable String next = null;
    do {
      GenericKubernetesResourceList page = page(like, labels, next);
      all.addAll(page.getItems());
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    return all;
  }

  private GenericKubernetesResourceList page(ObjectKey like, String labels, @Nullable String next)
      throws SyncException {
    ListOptions options =
        new ListOptionsBuilder()
            .withLimit(PAGE)
            .withContinue(next)
            .withLabelSelector(labels.isEmpty() ? null : labels)
            .build();
    return explained(
        like,
        () ->
            client
                .genericKubernetesResources(ClusterObjects.kind(like))
                .inNamespace(like.namespace())
                .list(options));
  }

  /**
   * What an object of ours would become.
   *
   * @param conflicts who else owns fields that are set to something else
   */
  record Preview(GenericKubernetesResource result, List<String> conflicts) {}

  /** Rehearses taking all fields; asks once where nobody else owns any. */
  Preview preview(ObjectKey key, GenericKubernetesResource body) throws SyncException {
    return explained(
        key,
        () -> {
          try {
            return new Preview(send(key, body, true, false), List.of());
          } catch (KubernetesClientException e) {
            List<String> conflicts = ApiFailure.conflicts(e);
            if (conflicts.isEmpty()) {
              throw e;
            }
            return new Preview(send(key, body, true, true), conflicts);
          }
        });
  }

  private GenericKubernetesResource send(
      ObjectKey key, GenericKubernetesResource body, boolean rehearsal, boolean force) {
    var strict =
        client
            .genericKubernetesResources(ClusterObjects.kind(key))
            .inNamespace(key.namespace())
            .resource(body)
            .dryRun(rehearsal)
            .fieldValidation(Validation.STRICT)
            .fieldManager(ClusterObjects.MANAGER);
    return force ? strict.forceConflicts().serverSideApply() : strict.serverSideApply();
  }

  /** Deletes exactly this object in exactly this version; one that is gone already is fine. */
  void delete(ObjectKey key, Token token) throws SyncException {
    String propagation = key.kind().equals("CronWorkflow") ? "Orphan" : "Background";
    DeleteOptions options =
        new DeleteOptionsBuilder()
            .withPreconditions(new Preconditions(token.resourceVersion(), token.uid()))
            .withPropagationPolicy(propagation)
            .build();
    explained(
        key, () -> Optional.ofNullable(client.raw(ClusterObjects.address(key), "DELETE", options)));
  }

  private Resource<GenericKubernetesResource> resource(ObjectKey key) {
    return client
        .genericKubernetesResources(ClusterObjects.kind(key))
        .inNamespace(key.namespace())
        .withName(key.name());
  }

  private <T> T explained(ObjectKey key, Supplier<T> call) throws SyncException {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw new SyncException(ApiFailure.explain(key, e, pauses.take()));
    }
  }

  void close() {
    client.close();
  }
}
