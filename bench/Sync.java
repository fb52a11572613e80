package bench;

import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.incremental.IncrementalCompiler;
import dev.argosy.source.MemoryTree;
import dev.argosy.sync.Pace;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.agent.AgentParts;
import dev.argosy.sync.agent.Lone;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.watch.ClusterDrift;
import dev.argosy.testkit.ApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** What bench/sync runs as processes: the API server, the agent's own code, and a bare loop. */
public final class Sync {
  private static final Duration DAY = Duration.ofDays(1);
  private static final BufferedReader ORDERS = new BufferedReader(new InputStreamReader(System.in));

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "server" -> server(Path.of(args[1]));
      case "agent" -> agent(Path.of(args[1]), args[2], args[3], Path.of(args[4]));
      case "bare" -> bare(Path.of(args[1]), Path.of(args[2]), args[3], Integer.parseInt(args[4]));
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }

  /** Makes a namespace for each line that it is told. */
  private static void server(Path kubeconfig) throws Exception {
    Files.writeString(kubeconfig, ApiServer.get().kubeconfig());
    for (String name = ready(); name != null; name = ready()) {
      ApiServer.get()
          .client()
          .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
          .create();
    }
  }

  private static String ready() throws Exception {
    System.out.println("ready");
    return ORDERS.readLine();
  }

  /**
   * The agent with its watch. Each line that it is told is the trigger of a look, the first look is
   * its own; says how long what took.
   */
  private static void agent(Path kubeconfig, String url, String namespace, Path work)
      throws Exception {
    IncrementalCompiler compiler = new IncrementalCompiler(Optional.empty());
    SyncOptions options =
        SyncOptions.of(
                "bench",
                SourceOptions.of(url).allowingLocal(),
                new TargetOptions.Cluster(Optional.of(kubeconfig), namespace))
            .withWork(work);
    Looks looks = new Looks();
    ClusterDrift drift = new ClusterDrift();
    Lone agent =
        new Lone(
            "bench",
            () -> options,
            new Pace(DAY, DAY, DAY, DAY, 0),
            tree -> compiler.compile(tree, Optional.empty()),
            AgentParts.of(sync -> looks::hear).withDrift(drift));
    for (String trigger = ready(); trigger != null; trigger = ready()) {
      if (trigger.equals("START")) {
        agent.start();
      } else {
        agent.syncs().get(0).wake(Trigger.valueOf(trigger), List.of());
      }
      System.out.println(looks.next() + " " + kept());
      while (!drift.missing().isEmpty()) {
        Thread.sleep(50); // as it would long before the next commit
      }
    }
    agent.stop(Duration.ofSeconds(10));
  }

  /** Times the phases of each look. */
  private static final class Looks {
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private long start;
    private long read;
    private long compiled;
    private long processor;

    void hear(SyncEvent event) {
      switch (event) {
        case SyncEvent.Started started -> {
          start = System.nanoTime();
          processor = processor();
        }
        case SyncEvent.CommitRead commit -> read = System.nanoTime();
        case SyncEvent.Compiled objects -> compiled = System.nanoTime();
        case SyncEvent.Finished finished -> finished(finished.report());
        default -> {}
      }
    }

    private void finished(SyncReport report) {
      long end = System.nanoTime();
      report.problems().stream().limit(3).forEach(p -> System.err.println(p.line()));
      ended.add(
          "%s %d %f %f %f %f"
              .formatted(
                  report.result(),
                  report.writes(),
                  (read - start) / 1e9,
                  (compiled - read) / 1e9,
                  (end - compiled) / 1e9,
                  (processor() - processor) / 1e9));
    }

    String next() throws InterruptedException {
      return ended.take();
    }
  }

  private static long processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** MiB of heap that a collection leaves. */
  private static long kept() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getCollectionUsage)
            .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
            .sum()
        >> 20;
  }

  /** Applies the same objects, templates first, with as many calls in flight and as strictly. */
  private static void bare(Path kubeconfig, Path repository, String namespace, int width)
      throws Exception {
    List<Manifest> all =
        Compiler.compile(tree(repository), Compiler.Options.all()).value().orElseThrow();
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(Files.readString(kubeconfig)))
            .withRequestRetryBackoffLimit(0)
            .build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      long start = System.nanoTime();
      for (String kind : List.of("ConfigMap", "WorkflowTemplate", "CronWorkflow")) {
        apply(all.stream().filter(m -> m.kind().equals(kind)).toList(), client, namespace, width);
      }
      System.out.printf("%d %f%n", all.size(), (System.nanoTime() - start) / 1e9);
    }
  }

  private static void apply(
      List<Manifest> objects, KubernetesClient client, String namespace, int width)
      throws Exception {
    Semaphore free = new Semaphore(width);
    ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Manifest manifest : objects) {
        free.acquire();
        threads.execute(() -> {
          try {
            apply(manifest, client, namespace);
          } catch (RuntimeException e) {
            failures.add(e);
          } finally {
            free.release();
          }
        });
      }
    }
    if (!failures.isEmpty()) {
      throw failures.peek();
    }
  }

  private static void apply(Manifest manifest, KubernetesClient client, String namespace) {
    GenericKubernetesResource body =
        Serialization.unmarshal(manifest.yaml(), GenericKubernetesResource.class);
    body.getMetadata().setNamespace(namespace);
    client
        .resource(body)
        .inNamespace(namespace)
        .fieldValidation(FieldValidateable.Validation.STRICT)
        .fieldManager("bench")
        .serverSideApply();
  }

  private static MemoryTree tree(Path folder) throws Exception {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (!path.startsWith(".git/")) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
    return MemoryTree.ofBytes(files);
  }
}
