package dev.argosy.sync.lead;

import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A process of its own that competes for a lease and does what it is told: {@code write} writes
 * through the fence of the present term, {@code begin} takes a fence and {@code go} writes through
 * that one.
 */
final class Writer {
  static final LeaseTimes TIMES =
      new LeaseTimes(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMillis(500));

  private Writer() {}

  public static void main(String[] args) throws IOException {
    String kubeconfig = Files.readString(Path.of(args[0]));
    PrintStream out = System.out;
    KubernetesClient client = ClusterLeaseTest.client(kubeconfig);
    try (Leadership leadership =
        Leadership.start(
            new ClusterLease(ClusterLeaseTest.client(kubeconfig), args[1], "agent"),
            args[2],
            TIMES,
            new Changes(out))) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      Fence begun = leadership.fence();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("begin")) {
          begun = leadership.fence();
          out.println("begun");
        } else {
          out.println(
              write(client, args[1], args[2], line.equals("go") ? begun : leadership.fence()));
        }
      }
    } finally {
      client.close();
    }
  }

  /** Prints who leads when that changes. */
  private static final class Changes implements LeadListener {
    private final PrintStream out;
    private String last = "";

    Changes(PrintStream out) {
      this.out = out;
    }

    @Override
    public void on(LeadStatus status) {
      String now = status.leads() ? "leads" : "follows";
      if (!now.equals(last)) {
        out.println("now " + now);
        last = now;
      }
    }
  }

  private static String write(KubernetesClient client, String namespace, String name, Fence fence) {
    var note =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("written-by-" + name)
            .withNamespace(namespace)
            .endMetadata()
            .withData(Map.of("at", String.valueOf(System.nanoTime())))
            .build();
    try {
      fence.pass();
      client.resource(note).fieldManager(name).serverSideApply();
      return "written";
    } catch (SyncException e) {
      return e.problems().get(0).code().id();
    }
  }
}
