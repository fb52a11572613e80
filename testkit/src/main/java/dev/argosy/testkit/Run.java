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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One run of one workflow: created, looked at until its end. Logs are taken as pods end, since pods
 * do not stay.
 */
final class Run {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;
  private final GenericKubernetesResource workflow;
  private final Path controllerLog;
  private final String namespace;
  private final String name;
  private final Map<String, String> logs = new HashMap<>();

  Run(KubernetesClient client, GenericKubernetesResource workflow, Path controllerLog) {
    this.client = client;
    this.workflow = workflow;
    this.controllerLog = controllerLog;
    this.namespace = workflow.getMetadata().getNamespace();
    this.name = workflow.getMetadata().getName();
  }

  RunResult toTheEnd(Duration timeout, RunObserver observer) {
    create();
    new Wait(timeout, this::dump).until(() -> look(observer).finished());
    return look();
  }

  private void create() {
    Resource<GenericKubernetesResource> resource =
        workflows().inNamespace(namespace).withName(name);
    if (resource.get() != null) {
      resource.delete();
      resource.waitUntilCondition(w -> w == null, 30, TimeUnit.SECONDS);
    }
    workflows().inNamespace(namespace).resource(workflow).create();
  }

  private RunResult look(RunObserver observer) {
    RunResult now = look();
    observer.look(now);
    return now;
  }

  private RunResult look() {
    JsonNode live = JSON.valueToTree(workflows().inNamespace(namespace).withName(name).require());
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
      String text =
          client
              .pods()
              .inNamespace(namespace)
              .withName(pod.getMetadata().getName())
              .inContainer("main")
              .getLog();
      return text.lines()
          .filter(line -> !line.startsWith("time="))
          .map(line -> line + "\n")
          .collect(Collectors.joining());
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

  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      workflows() {
    return client.genericKubernetesResources("argoproj.io/v1alpha1", "Workflow");
  }

  private String dump() {
    StringBuilder text = new StringBuilder(look().describe());
    for (Pod pod : pods()) {
      text.append("  pod ")
          .append(pod.getMetadata().getName())
          .append(' ')
          .append(pod.getStatus().getPhase())
          .append(' ');
      pod.getStatus()
          .getContainerStatuses()
          .forEach(c -> text.append(c.getName()).append('=').append(c.getState()).append(' '));
      text.append('\n');
    }
    return text.append(controllerSays()).toString();
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
