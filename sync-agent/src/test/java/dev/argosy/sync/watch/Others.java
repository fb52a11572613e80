package dev.argosy.sync.watch;

import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.testkit.ApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What others do to objects: people with kubectl, controllers, other agents. */
final class Others {
  private Others() {}

  static Resource<GenericKubernetesResource> at(ObjectKey key) {
    int slash = key.apiVersion().indexOf('/');
    var kind =
        new ResourceDefinitionContext.Builder()
            .withVersion(key.apiVersion().substring(slash + 1))
            .withKind(key.kind())
            .withPlural(key.kind().toLowerCase(Locale.ROOT) + "s")
            .withNamespaced(true);
    return ApiServer.get()
        .client()
        .genericKubernetesResources(
            (slash < 0 ? kind : kind.withGroup(key.apiVersion().substring(0, slash))).build())
        .inNamespace(key.namespace())
        .withName(key.name());
  }

  /** A merge patch, as kubectl edit and Argo's controller send it. */
  static void patch(ObjectKey key, String manager, String json) {
    at(key)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(manager)
                .build(),
            json);
  }

  /** Server-side apply with force. */
  static void apply(ObjectKey key, String manager, String yaml) {
    ApiServer.get()
        .client()
        .resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
        .inNamespace(key.namespace())
        .fieldManager(manager)
        .forceConflicts()
        .serverSideApply();
  }

  /** The whole object as YAML, empty when there is none. */
  static String text(ObjectKey key) {
    @Nullable GenericKubernetesResource live = at(key).get();
    return live == null ? "" : Serialization.asYaml(live);
  }
}
