package dev.argosy.sync.run;

import dev.argosy.compile.RunRequest;
import dev.argosy.compile.lower.Labels;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.ApiFailure;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The runs of a cluster, for people. */
public final class RunsOnCluster implements AutoCloseable {
  private static final String ARGO = "argoproj.io/v1alpha1";
  private static final String WORKFLOW = "Workflow";
  private static final long PAGE = 100;

  private final KubernetesClient client;
  private final String namespace;

  private RunsOnCluster(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * @param kubeconfig a file; empty for what the environment says
   * @param namespace of what names none; empty for the kubeconfig's
   * @throws SyncException when the kubeconfig cannot be used; the server is not called yet
   */
  public static RunsOnCluster open(Optional<Path> kubeconfig, String namespace)
      throws SyncException {
    String home = namespace.isEmpty() ? Clusters.namespace(kubeconfig) : namespace;
    return new RunsOnCluster(Clusters.connect(kubeconfig), home);
  }

  /**
   * Starts a run of the template that is in the cluster.
   *
   * @param cause why, for those who find it
   * @return its name
   * @throws SyncException when there is no such template, it is of another version than the params
   *     were checked against, or the server refuses; nothing was started then
   */
  public RunView start(RunRequest request, String cause) throws SyncException {
    String home = home(request.workflow().namespace());
    ObjectKey template = key("WorkflowTemplate", home, request.workflow().name());
    Optional<GenericKubernetesResource> found = get(template);
    if (found.isEmpty()) {
      throw refused(
          template,
          "is not there, so it cannot be run",
          "commit the pipeline and let it be synced");
    }
    String version =
        Objects.requireNonNullElse(found.get().getMetadata().getLabels(), Map.<String, String>of())
            .getOrDefault(Labels.VERSION, "unknown");
    if (!version.equals(request.version())) {
      throw refused(
          template,
          "is of version %s; the files here make %s".formatted(version, request.version()),
          "let the files be synced, or run from a checkout of what the cluster has");
    }
    GenericKubernetesResource body =
        Serialization.unmarshal(request.workflow().yaml(), GenericKubernetesResource.class);
    body.getMetadata().setLabels(new TreeMap<>(Map.of(Labels.PIPELINE, request.workflow().name())));
    body.getMetadata().setAnnotations(new TreeMap<>(Map.of(Labels.CAUSE, cause)));
    return RunStatus.view(
        explained(
            key(WORKFLOW, home, request.workflow().name()),
            () ->
                client
                    .genericKubernetesResources(ClusterObjects.kind(key(WORKFLOW, home, "")))
                    .inNamespace(home)
                    .resource(body)
                    .create()));
  }

  /** How a run stands; empty when it is gone. */
  public Optional<RunView> look(String runNamespace, String name) throws SyncException {
    return get(key(WORKFLOW, runNamespace, name)).map(RunStatus::view);
  }

  /**
   * Runs of pipelines, the latest first.
   *
   * @param pipeline empty for all
   * @param everywhere whether in all namespaces
   */
  public List<RunSummary> list(String pipeline, boolean everywhere) throws SyncException {
    ObjectKey all = key(WORKFLOW, namespace, "");
    List<RunSummary> found = new ArrayList<>();
    @Nullable String next = null;
    do {
      var options =
          new ListOptionsBuilder()
              .withLimit(PAGE)
              .withContinue(next)
              .withLabelSelector(
                  pipeline.isEmpty() ? Labels.PIPELINE : Labels.PIPELINE + "=" + pipeline)
              .build();
      var kind = client.genericKubernetesResources(ClusterObjects.kind(all));
      GenericKubernetesResourceList page =
          explained(
              all,
              () ->
                  everywhere
                      ? kind.inAnyNamespace().list(options)
                      : kind.inNamespace(namespace).list(options));
      page.getItems().forEach(w -> found.add(RunStatus.summary(w)));
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    found.sort(
        Comparator.comparing((RunSummary r) -> r.startedAt().map(Object::toString).orElse("~"))
            .reversed()
            .thenComparing(RunSummary::name));
    return found;
  }

  private String home(String named) {
    return named.isEmpty() ? namespace : named;
  }

  private static ObjectKey key(String kind, String namespace, String name) {
    return new ObjectKey(ARGO, kind, namespace, name);
  }

  private Optional<GenericKubernetesResource> get(ObjectKey key) throws SyncException {
    return explained(
        key,
        () ->
            Optional.ofNullable(
                client
                    .genericKubernetesResources(ClusterObjects.kind(key))
                    .inNamespace(key.namespace())
                    .withName(key.name())
                    .get()));
  }

  private static SyncException refused(ObjectKey key, String message, String hint) {
    return new SyncException(Problem.of(Code.TARGET_REFUSED, key.toString(), message, hint));
  }

  private static <T> T explained(ObjectKey key, Supplier<T> call) throws SyncException {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw new SyncException(ApiFailure.explain(key, e, Optional.empty()));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
