package dev.argosy.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives the results of steps in place of their containers, where a test machine has not what they
 * need. All else stays real: Argo's controller made the pods, and takes the results as those of its
 * own executor.
 *
 * <p>The run's pods must name {@link #SCHEDULER}. That is this class: what it has no result for is
 * put onto the node, and runs.
 */
public final class SimulatedPods implements RunObserver {
  /** The {@code schedulerName} of the Workflow. */
  public static final String SCHEDULER = "argosy-testkit";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster cluster;
  private final Function<String, Optional<Result>> results;
  private final Set<String> done = new HashSet<>();

  /**
   * What came out of a pod.
   *
   * @param exitCode of the main container; all but 0 are a failure
   * @param parameters by the output's name
   * @param artifacts the content of each file, by the output's name
   */
  public record Result(
      int exitCode, Map<String, String> parameters, Map<String, byte[]> artifacts) {}

  /**
   * @param results by the path of a node, as in {@link RunNode#path}
   */
  public SimulatedPods(Cluster cluster, Function<String, Optional<Result>> results) {
    this.cluster = cluster;
    this.results = results;
  }

  @Override
  public void look(RunResult run) {
    for (Pod pod : cluster.pods(run)) {
      if (SCHEDULER.equals(pod.getSpec().getSchedulerName())
          && pod.getSpec().getNodeName() == null
          && done.add(pod.getMetadata().getUid())) {
        decide(run, pod);
      }
    }
  }

  private void decide(RunResult run, Pod pod) {
    String node = nodeId(pod);
    String path =
        run.nodes().stream()
            .filter(n -> n.id().equals(node))
            .map(RunNode::path)
            .findFirst()
            .orElse("");
    if (path.isEmpty() && !node.isEmpty()) {
      done.remove(
          pod.getMetadata().getUid()); // the pod is there before the status tells of its node
      return;
    }
    results
        .apply(path)
        .ifPresentOrElse(result -> end(run, pod, node, result), () -> bind(cluster.client(), pod));
  }

  static String nodeId(Pod pod) {
    return pod.getMetadata().getAnnotations().getOrDefault("workflows.argoproj.io/node-id", "");
  }

  private void end(RunResult run, Pod pod, String node, Result result) {
    ObjectNode outputs = JSON.createObjectNode();
    ArrayNode parameters = outputs.putArray("parameters");
    result
        .parameters()
        .forEach((name, value) -> parameters.addObject().put("name", name).put("value", value));
    ArrayNode artifacts = outputs.putArray("artifacts");
    for (JsonNode declared : template(pod).at("/outputs/artifacts")) {
      byte[] content = result.artifacts().get(declared.path("name").asText());
      if (content != null) {
        cluster.storeArtifact(declared.at("/s3/key").asText(), content);
        artifacts.add(declared);
      }
    }
    ObjectNode taskResult =
        JSON.createObjectNode()
            .put("apiVersion", "argoproj.io/v1alpha1")
            .put("kind", "WorkflowTaskResult")
            .put("phase", result.exitCode() == 0 ? "Succeeded" : "Failed");
    taskResult
        .putObject("metadata")
        .put("name", node)
        .putObject("labels")
        .put("workflows.argoproj.io/workflow", run.name())
        .put("workflows.argoproj.io/report-outputs-completed", "true");
    taskResult.set("outputs", outputs);
    String path =
        "apis/argoproj.io/v1alpha1/namespaces/" + run.namespace() + "/workflowtaskresults";
    new RawApi(cluster.client()).create(path, taskResult.toString());
    patchStatus(pod, result.exitCode());
  }

  /** The template of a pod travels to the executor in an environment variable. */
  private static JsonNode template(Pod pod) {
    String text =
        pod.getSpec().getInitContainers().stream()
            .flatMap(c -> c.getEnv().stream())
            .filter(e -> e.getName().equals("ARGO_TEMPLATE"))
            .map(EnvVar::getValue)
            .findFirst()
            .orElseThrow();
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a template that is no JSON: " + text, e);
    }
  }

  private void patchStatus(Pod pod, int exitCode) {
    ObjectNode patch = JSON.createObjectNode();
    ObjectNode status =
        patch.putObject("status").put("phase", exitCode == 0 ? "Succeeded" : "Failed");
    ObjectNode container =
        status
            .putArray("containerStatuses")
            .addObject()
            .put("name", "main")
            .put("image", "simulated")
            .put("imageID", "")
            .put("ready", false)
            .put("restartCount", 0);
    container
        .putObject("state")
        .putObject("terminated")
        .put("exitCode", exitCode)
        .put("startedAt", pod.getMetadata().getCreationTimestamp())
        .put("finishedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("reason", exitCode == 0 ? "Completed" : "Error");
    cluster
        .client()
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
  }

  private static void bind(KubernetesClient client, Pod pod) {
    String node = client.nodes().list().getItems().getFirst().getMetadata().getName();
    client
        .bindings()
        .inNamespace(pod.getMetadata().getNamespace())
        .resource(
            new BindingBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .endMetadata()
                .withNewTarget()
                .withKind("Node")
                .withName(node)
                .endTarget()
                .build())
        .create();
  }
}
