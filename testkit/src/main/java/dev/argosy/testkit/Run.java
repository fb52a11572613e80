package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of one workflow: created, looked at until its end. Logs are taken as pods end, since pods
 * do not stay.
 */
final class Run {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What argoexec writes into the log of the container it runs; after a text without a newline it
   * stands on that line.
   */
  private static final Pattern ARGOS_OWN =
      Pattern.compile("time=\\d{4}-\\d\\d-\\d\\dT\\S+ level=[A-Z]+ msg=.*\\n?");

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private final Path controllerLog;
  private final Map<String, String> logs = new HashMap<>();

  private Run(KubernetesClient client, String namespace, String name, Path controllerLog) {
    this.client = client;
    this.namespace = namespace;
    this.name = name;
    this.controllerLog = controllerLog;
  }

  /**
   * Creates the workflow; one of the same name is deleted first, a generated name is taken from the
   * answer.
   */
  static Run start(
      KubernetesClient client,
      String namespace,
      @Nullable String name,
      String yaml,
      Path controllerLog) {
    if (name != null) delete(workflows(client).inNamespace(namespace).withName(name));
    JsonNode created =
        new RawApi(client)
            .create("apis/argoproj.io/v1alpha1/namespaces/" + namespace + "/workflows", yaml);
    return new Run(client, namespace, created.at("/metadata/name").asText(), controllerLog);
  }

  /** A workflow that somebody else created. */
  static Run of(KubernetesClient client, String namespace, String name, Path controllerLog) {
    return new Run(client, namespace, name, controllerLog);
  }

  private static void delete(Resource<GenericKubernetesResource> old) {
    if (old.get() == null) return;
    old.delete();
    old.waitUntilCondition(Objects::isNull, 30, TimeUnit.SECONDS);
  }

  RunResult toTheEnd(Duration timeout, RunObserver observer) {
    new Wait(timeout, this::dump).until(() -> look(observer).finished());
    return look();
  }

  private RunResult look(RunObserver observer) {
    RunResult now = look();
    observer.look(now);
    return now;
  }

  private RunResult look() {
    JsonNode live =
        JSON.valueToTree(workflows(client).inNamespace(namespace).withName(name).require());
    RunResult now = RunResult.of(live, logs);
    List<RunNode> silent = now.nodes().stream().filter(this::lacksLog).toList();
    if (silent.isEmpty()) return now;
    takeLogs(silent);
    return RunResult.of(live, logs);
  }

  private boolean lacksLog(RunNode node) {
    return node.type().equals("Pod") && node.finished() && !logs.containsKey(node.id());
  }

  private void takeLogs(List<RunNode> nodes) {
    Map<String, Pod> pods =
        pods().stream()
            .collect(
                Collectors.toMap(
                    p ->
                        p.getMetadata()
                            .getAnnotations()
                            .getOrDefault("workflows.argoproj.io/node-id", ""),
                    p -> p,
                    (a, b) -> a));
    for (RunNode node : nodes) {
      Pod pod = pods.get(node.id());
      logs.put(node.id(), pod == null ? "" : log(pod));
    }
  }

  private String log(Pod pod) {
    try {
      return ARGOS_OWN
          .matcher(
              client
                  .pods()
                  .inNamespace(namespace)
                  .withName(pod.getMetadata().getName())
                  .inContainer("main")
                  .getLog())
          .replaceAll("");
    } catch (KubernetesClientException e) {
      return ""; // the container never started, which the node's message says
    }
  }

  private List<Pod> pods() {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("workflows.argoproj.io/workflow", name)
        .list()
        .getItems();
  }

  private static MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      workflows(KubernetesClient client) {
    return client.genericKubernetesResources("argoproj.io/v1alpha1", "Workflow");
  }

  private String dump() {
    StringBuilder text = new StringBuilder(look().describe());
    pods().forEach(pod -> text.append(describe(pod)));
    return text.append(controllerSays()).toString();
  }

  private static String describe(Pod pod) {
    StringBuilder text =
        new StringBuilder(
            "  pod " + pod.getMetadata().getName() + " " + pod.getStatus().getPhase());
    pod.getSpec()
        .getContainers()
        .forEach(c -> text.append(" %s(%s)".formatted(c.getName(), c.getImage())));
    pod.getStatus().getContainerStatuses().stream()
        .filter(c -> c.getState().getWaiting() != null)
        .map(c -> c.getState().getWaiting())
        .forEach(w -> text.append(" %s %s".formatted(w.getReason(), w.getMessage())));
    return text.append('\n').toString();
  }

  private String controllerSays() {
    try {
      List<String> lines =
          Files.readAllLines(controllerLog).stream().filter(l -> l.contains(name)).toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "(the controller's log cannot be read: " + e.getMessage() + ")";
    }
  }
}
