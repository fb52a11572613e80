package bench;

import dev.argosy.sync.apply.ClusterCalls;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.trigger.ClusterRuns;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What bench/runs runs: an API server with more and more runs in it, and the agent's look at them.
 */
public final class Runs {
  private static final int CONFIGURATIONS = 20;
  private static final int LOOKS = 5;

  private static final String RUN =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata:
        name: run-%05d
        namespace: %s
        labels: {argosy.dev/run-configuration: c%d, argosy.dev/pipeline: train, argosy.dev/source: bench, workflows.argoproj.io/completed: "true", workflows.argoproj.io/phase: Succeeded}
      spec: {workflowTemplateRef: {name: train}, arguments: {parameters: [{name: epochs, value: "5"}]}}
      """;

  public static void main(String[] counts) throws Exception {
    String namespace = ApiServer.get().newNamespace();
    Config config = Config.fromKubeconfig(ShippedRole.in(namespace));
    int there = 0;
    try (KubernetesClient agent = new KubernetesClientBuilder().withConfig(config).build()) {
      ClusterRuns runs = new ClusterRuns(new ClusterCalls(agent, Fence.OPEN), "bench");
      for (String count : counts) {
        fill(namespace, there, Integer.parseInt(count));
        there = Integer.parseInt(count);
        System.out.println(
            count + " " + look(runs, namespace, 1) + " " + look(runs, namespace, CONFIGURATIONS));
      }
    }
    System.exit(0);
  }

  private static void fill(String namespace, int from, int to) {
    KubernetesClient admin = ApiServer.get().client();
    try (ExecutorService pool = Executors.newFixedThreadPool(12)) {
      for (int i = from; i < to; i++) {
        String run = RUN.formatted(i, namespace, i % CONFIGURATIONS);
        pool.execute(() ->
            admin.resource(Serialization.unmarshal(run, GenericKubernetesResource.class)).create());
      }
    }
  }

  /** The least time, its processor time, and what is kept in memory of a look. */
  private static String look(ClusterRuns runs, String namespace, int configurations)
      throws Exception {
    Set<String> names =
        IntStream.range(0, configurations).mapToObj(i -> "c" + i).collect(Collectors.toSet());
    double least = Double.MAX_VALUE;
    double processor = Double.MAX_VALUE;
    long kept = 0;
    for (int i = 0; i < LOOKS; i++) {
      long before = used();
      long start = System.nanoTime();
      long worked = processor();
      Object seen = runs.runs(namespace, names, run -> false);
      least = Math.min(least, (System.nanoTime() - start) / 1e9);
      processor = Math.min(processor, (processor() - worked) / 1e9);
      kept = used() - before;
      java.lang.ref.Reference.reachabilityFence(seen);
    }
    return "%.3f %.3f %.1f".formatted(least, processor, Math.max(0, kept) / 1e6);
  }

  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
