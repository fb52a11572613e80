package dev.argosy.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.sync.apply.ClusterCalls;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.ArgoController;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Two upstreams and a run configuration of a sync of its own, run by Argo's controller. Their steps
 * wait for a person who never answers, so that no pod is needed: a second each, or an hour.
 */
final class RealRuns {
  private static final String FILE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: ID-data, namespace: NS}
      spec:
        steps:
          ask: {approval: {message: "how many?"}, timeout: 1s, outputs: {rows: {type: string, default: "3"}}}
        outputs: {rows: "${{ steps.ask.outputs.rows }}"}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: ID-a, namespace: NS}
      spec: {pipeline: ID-data, triggers: {schedules: [{cron: "0 1 * * *", timezone: Etc/UTC}]}}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: ID-b, namespace: NS}
      spec: {pipeline: ID-data, triggers: {schedules: [{cron: "0 2 * * *", timezone: Etc/UTC}]}}
      ---
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: ID-down, namespace: NS}
      spec:
        params: {a: {type: string, default: ""}, b: {type: string, default: ""}}
        steps:
          ask:
            approval: {message: "VERSION ${{ params.a }} ${{ params.b }}"}
            timeout: LONG
            outputs: {go: {type: string, default: "on"}}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: ID-down, namespace: NS}
      spec:
      """;

  final String id;
  final String namespace = ArgoController.get().namespace();
  private final KubernetesClient client = ApiServer.get().client();
  private final KubernetesClient agent = agent(namespace);

  RealRuns(String id) {
    this.id = id;
  }

  /** As the account that is shipped, with its Role alone. */
  private static KubernetesClient agent(String namespace) {
    Config config = Config.fromKubeconfig(ShippedRole.in(namespace));
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** What a commit of these would be. */
  Compilation compiled(String version, String lasts, String spec) {
    String text =
        (FILE.replace("VERSION", version).replace("LONG", lasts) + spec.indent(2))
            .replace("ID-", id + "-")
            .replace(": NS", ": " + namespace);
    Outcome<Compilation> compiled =
        Compiler.compileAll(MemoryTree.of(Map.of("all.yaml", text)), Compiler.Options.all());
    return compiled
        .value()
        .filter(c -> !compiled.hasErrors())
        .orElseThrow(() -> new AssertionError(compiled.findings().toString()));
  }

  /** Applies the templates, as the sync does before it looks at triggers. */
  TriggerPlan applied(String version, String lasts, String spec) {
    Compilation compiled = compiled(version, lasts, spec);
    for (Manifest manifest : compiled.manifests()) {
      if (manifest.kind().equals("WorkflowTemplate")) {
        GenericKubernetesResource template =
            Serialization.unmarshal(manifest.yaml(), GenericKubernetesResource.class);
        template.getMetadata().getLabels().putAll(ClusterObjects.ownership(id));
        client.resource(template).fieldManager("test").forceConflicts().serverSideApply();
      }
    }
    return compiled.triggers();
  }

  /** A look by a process of its own. */
  TriggerReport look(KubernetesClient by, Optional<TriggerPlan> plan) throws SyncException {
    ClusterCalls calls = new ClusterCalls(by, Fence.OPEN);
    return new Triggers(new ClusterLedgers(calls, id, namespace), new ClusterRuns(calls, id))
        .look(plan.map(p -> new Triggers.Applied(p, false)))
        .map(Triggers.Looked::report)
        .orElse(TriggerReport.NOTHING);
  }

  TriggerReport look(TriggerPlan plan) throws SyncException {
    return look(agent, Optional.of(plan));
  }

  TriggerReport look() throws SyncException {
    return look(agent, Optional.empty());
  }

  /** A run of an upstream, as its schedule would make it. */
  String fires(String side, String more) {
    String workflow =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata:
          generateName: %1$s-%2$s-
          namespace: %3$s
          labels: {argosy.dev/run-configuration: %1$s-%2$s}
        spec: {workflowTemplateRef: {name: %1$s-data}%4$s}
        """
            .formatted(id, side, namespace, more);
    return client
        .resource(Serialization.unmarshal(workflow, GenericKubernetesResource.class))
        .create()
        .getMetadata()
        .getName();
  }

  String fires(String side) {
    return fires(side, "");
  }

  NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      workflows() {
    return client
        .genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
        .inNamespace(namespace);
  }

  Optional<GenericKubernetesResource> find(String name) {
    return Optional.ofNullable(workflows().withName(name).get());
  }

  boolean isGone(String name) {
    return find(name).isEmpty();
  }

  String phase(String name) {
    return find(name).map(RealRuns::phase).orElse("gone");
  }

  private static String phase(GenericKubernetesResource run) {
    String completed = run.getMetadata().getLabels().get(ClusterObjects.COMPLETED_LABEL);
    return "true".equals(completed)
        ? Objects.requireNonNull(run.<String>get("status", "phase"))
        : "";
  }

  /** The runs of the run configuration: arguments by name. */
  Map<String, Map<String, String>> made() {
    return workflows()
        .withLabel("argosy.dev/run-configuration", id + "-down")
        .list()
        .getItems()
        .stream()
        .collect(
            Collectors.toMap(
                w -> w.getMetadata().getName(), RealRuns::arguments, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, String> arguments(GenericKubernetesResource workflow) {
    Map<String, String> arguments = new TreeMap<>();
    List<Map<String, Object>> parameters = workflow.get("spec", "arguments", "parameters");
    if (parameters != null) {
      parameters.forEach(p -> arguments.put((String) p.get("name"), (String) p.get("value")));
    }
    return arguments;
  }

  PlannedRun down(TriggerPlan plan) {
    return plan.runs().stream()
        .filter(r -> r.name().equals(id + "-down"))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until all of these have ended. */
  void ended(Set<String> names) {
    Set<String> left = new TreeSet<>(names);
    await(
        left::toString,
        () -> {
          workflows().withLabel(ClusterObjects.COMPLETED_LABEL, "true").list().getItems().stream()
              .map(w -> w.getMetadata().getName())
              .forEach(left::remove);
          return left.isEmpty();
        });
  }

  static void await(java.util.function.Supplier<String> what, BooleanSupplier holds) {
    long until = System.nanoTime() + 90_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("in time: %s", what.get()).isLessThan(until);
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
