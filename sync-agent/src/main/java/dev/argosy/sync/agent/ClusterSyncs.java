package dev.argosy.sync.agent;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.SyncObject;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that concern Syncs themselves. Those that write throw {@link
 * KubernetesClientException}; whoever calls decides when to try again.
 */
final class ClusterSyncs implements AutoCloseable {
  private static final ResourceDefinitionContext SYNCS =
      new ResourceDefinitionContext.Builder()
          .withGroup("argosy.dev")
          .withVersion("v1")
          .withKind(SyncObject.KIND)
          .withPlural(SyncObject.PLURAL)
          .withNamespaced(true)
          .build();

  /** Who owns the status and, apart from it, the finalizer. */
  private static final String MANAGER = "argosy-agent";

  private static final String GUARD = "argosy-agent-finalizer";

  private final KubernetesClient client;

  /**
   * @param client closed with this
   */
  ClusterSyncs(KubernetesClient client) {
    this.client = client;
  }

  /** What can be listed and watched; of all namespaces when it is empty. */
  AnyNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      in(String namespace) {
    return namespace.isEmpty() ? all().inAnyNamespace() : all().inNamespace(namespace);
  }

  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      all() {
    return client.genericKubernetesResources(SYNCS);
  }

  /** As it is now. */
  Optional<SyncObject> get(SyncId id) {
    return Optional.ofNullable(at(id).get()).map(SyncObject::of);
  }

  private Resource<GenericKubernetesResource> at(SyncId id) {
    return all().inNamespace(id.namespace()).withName(id.name());
  }

  /** Writes the whole status; the uid makes the server refuse when it is another's by now. */
  void tell(SyncObject sync, Map<String, Object> status) {
    Map<String, Object> body = body(sync, Map.of());
    body.put("status", status);
    at(sync.id()).subresource("status").patch(apply(MANAGER), Serialization.asJson(body));
  }

  /** Sets our finalizer, or takes it away; those of others stay. */
  void guard(SyncObject sync, boolean set) {
    Map<String, Object> body =
        body(sync, set ? Map.of("finalizers", List.of(SyncObject.FINALIZER)) : Map.of());
    at(sync.id()).patch(apply(GUARD), Serialization.asJson(body));
  }

  private static Map<String, Object> body(SyncObject sync, Map<String, Object> more) {
    Map<String, Object> metadata = new LinkedHashMap<>(more);
    metadata.put("name", sync.id().name());
    metadata.put("namespace", sync.id().namespace());
    metadata.put("uid", sync.uid());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("apiVersion", SyncObject.API_VERSION);
    body.put("kind", SyncObject.KIND);
    body.put("metadata", metadata);
    return body;
  }

  private static PatchContext apply(String manager) {
    return new PatchContext.Builder()
        .withPatchType(PatchType.SERVER_SIDE_APPLY)
        .withFieldManager(manager)
        .withForce(true)
        .build();
  }

  /** Writes an event, or another state of one. */
  void event(Event event) {
    client
        .v1()
        .events()
        .inNamespace(event.getMetadata().getNamespace())
        .resource(event)
        .fieldManager(MANAGER)
        .forceConflicts()
        .serverSideApply();
  }

  /**
   * What a Secret holds. It is asked for by its name: listing Secrets is a right the agent does not
   * need.
   *
   * @param field that names it, for the message
   */
  Map<String, byte[]> secret(String namespace, String name, String field) throws SyncException {
    Secret secret = read(namespace, name, field);
    Map<String, byte[]> data = new HashMap<>();
    if (secret.getData() != null) {
      secret.getData().forEach((key, value) -> data.put(key, Base64.getDecoder().decode(value)));
    }
    return data;
  }

  private Secret read(String namespace, String name, String field) throws SyncException {
    try {
      Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
      if (secret != null) {
        return secret;
      }
    } catch (KubernetesClientException e) {
      throw unreadable(namespace, name, field, e.getCode());
    }
    throw unreadable(namespace, name, field, 404);
  }

  private static SyncException unreadable(String namespace, String name, String field, int code) {
    String secret = "Secret '" + name + "' of namespace '" + namespace + "' ";
    Problem problem =
        switch (code) {
          case 404 ->
              Problem.of(
                  Code.SYNC_SECRET, field, secret + "does not exist", "create it, or name another");
          case 401, 403 ->
              Problem.of(
                  Code.SYNC_SECRET,
                  field,
                  secret + "may not be read by the agent",
                  "grant 'get' on secrets with a Role in that namespace");
          default ->
              Problem.of(
                  Code.TARGET_UNREACHABLE,
                  field,
                  secret + "cannot be read: the API server " + answer(code),
                  "it is tried again");
        };
    return new SyncException(problem);
  }

  private static String answer(int code) {
    return code <= 0 ? "cannot be reached" : "answers " + code;
  }

  @Override
  public void close() {
    client.close();
  }
}
