package dev.argosy.sync.trigger;

import dev.argosy.compile.Manifest;
import dev.argosy.compile.lower.Labels;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.ApiFailure;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Workflows of a cluster. */
public final class ClusterRuns implements RunStore {
  private static final String ARGO = "argoproj.io/v1alpha1";

  /** Labels by which a run that is there is known for the one that was to be made. */
  private static final List<String> IDENTITY =
      List.of(ClusterObjects.SOURCE_LABEL, Labels.RUN_CONFIGURATION, Labels.PIPELINE);

  /** Workflows are large. */
  private static final long PAGE = 100;

  private final KubernetesClient client;
  private final String source;
  private final Fence fence;

  /**
   * @param source name of the sync
   * @param fence asked before each write
   */
  public ClusterRuns(KubernetesClient client, String source, Fence fence) {
    this.client = client;
    this.source = source;
    this.fence = fence;
  }

  @Override
  public List<SeenRun> runs(String namespace, Set<String> configurations) throws SyncException {
    String selector =
        Labels.RUN_CONFIGURATION
            + new TreeSet<>(configurations).stream().collect(Collectors.joining(",", " in (", ")"));
    ObjectKey all = new ObjectKey(ARGO, "Workflow", namespace, "");
    List<SeenRun> found = new ArrayList<>();
    @Nullable String next = null;
    do {
      ListOptions options =
          new ListOptionsBuilder()
              .withLimit(PAGE)
              .withContinue(next)
              .withLabelSelector(selector)
              .build();
      GenericKubernetesResourceList page =
          explained(
              all,
              () ->
                  client
                      .genericKubernetesResources(ClusterObjects.kind(all))
                      .inNamespace(namespace)
                      .list(options));
      page.getItems().forEach(w -> found.add(ArgoRuns.read(w)));
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    return found;
  }

  @Override
  public Optional<String> version(String namespace, String pipeline) throws SyncException {
    ObjectKey key = new ObjectKey(ARGO, "WorkflowTemplate", namespace, pipeline);
    return get(key)
        .filter(t -> ClusterObjects.owned(t, source))
        .map(t -> t.getMetadata().getLabels().get(Labels.VERSION));
  }

  @Override
  public void make(Manifest run) throws SyncException {
    ObjectKey key = new ObjectKey(ARGO, "Workflow", run.namespace(), run.name());
    GenericKubernetesResource body =
        Serialization.unmarshal(run.yaml(), GenericKubernetesResource.class);
    Map<String, String> labels = new HashMap<>(body.getMetadata().getLabels());
    labels.putAll(ClusterObjects.ownership(source));
    body.getMetadata().setLabels(labels);
    fence.pass();
    try {
      client
          .genericKubernetesResources(ClusterObjects.kind(key))
          .inNamespace(key.namespace())
          .resource(body)
          .create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw new SyncException(ApiFailure.explain(key, e, Optional.empty()));
      }
      refuseOther(key, labels);
    }
  }

  /** A name is made from its cause: a run that is ours was made for it, by us, before. */
  private void refuseOther(ObjectKey key, Map<String, String> labels) throws SyncException {
    Optional<GenericKubernetesResource> other =
        get(key).filter(there -> !isSame(there.getMetadata().getLabels(), labels));
    if (other.isPresent()) {
      throw new SyncException(
          Problem.of(
              Code.OBJECT_FOREIGN,
              key.toString(),
              "exists and belongs to "
                  + ClusterObjects.owner(other.get())
                  + ", so the run of that name is not made",
              "remove it, or rename the run configuration"));
    }
  }

  private static boolean isSame(@Nullable Map<String, String> there, Map<String, String> labels) {
    return there != null
        && IDENTITY.stream().allMatch(label -> Objects.equals(there.get(label), labels.get(label)));
  }

  @Override
  public void stop(SeenRun run) throws SyncException {
    String namespace = run.configuration().substring(0, run.configuration().indexOf('/'));
    ObjectKey key = new ObjectKey(ARGO, "Workflow", namespace, run.name());
    fence.pass();
    try {
      resource(key)
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"metadata\":{\"uid\":\""
                  + run.uid()
                  + "\"},\"spec\":{\"shutdown\":\"Terminate\"}}");
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw new SyncException(ApiFailure.explain(key, e, Optional.empty()));
      }
    }
  }

  private Optional<GenericKubernetesResource> get(ObjectKey key) throws SyncException {
    return explained(key, () -> Optional.ofNullable(resource(key).get()));
  }

  private Resource<GenericKubernetesResource> resource(ObjectKey key) {
    return client
        .genericKubernetesResources(ClusterObjects.kind(key))
        .inNamespace(key.namespace())
        .withName(key.name());
  }

  private static <T> T explained(ObjectKey key, Supplier<T> call) throws SyncException {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw new SyncException(ApiFailure.explain(key, e, Optional.empty()));
    }
  }
}
