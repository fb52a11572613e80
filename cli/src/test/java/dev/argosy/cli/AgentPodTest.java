package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.ClusterFailure;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is shipped, as it is shipped: the image that was made without Docker, in a real pod that
 * only restricted ones may be, with the rights of deploy/ and no others.
 */
@NeedsPart(Part.CLUSTER)
class AgentPodTest {
  private static final Path ROOT = Path.of(System.getProperty("argosy.root", ".."));
  private static final String HOST = "10.88.0.1";
  private static final String NAMESPACE = "argosy-agent";
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: hello}
      spec:
        steps:
          hello: {container: {image: "alpine:3.20", command: [echo, hello]}}
      """;

  @TempDir private Path temporary;

  private String kubectl(String... arguments) {
    return Kubectl.with(Cluster.get().kubeconfig(), arguments);
  }

  @Test
  void theImageSyncsARepositoryAndIsReady() throws Exception {
    Tools.require("git", "python3", "apt-get", "dpkg-deb");
    Path image = image("one");
    assertThat(Files.mismatch(image, image("two"))).as("the same bytes each time").isEqualTo(-1);
    Cluster.get().importImage(image);
    repository();
    try (GitBackend git = new GitBackend(temporary, temporary, HOST)) {
      deploy(image, git);
      await(Duration.ofMinutes(2), "get", "workflowtemplate", "hello", "-n", NAMESPACE);
      kubectl(
          "wait",
          "--for=condition=Ready",
          "pod",
          "-l",
          "app.kubernetes.io/name=argosy-agent",
          "-n",
          NAMESPACE,
          "--timeout=60s");
      kubectl("wait", "--for=condition=Ready", "sync/pipelines", "-n", NAMESPACE, "--timeout=60s");
      assertThat(
              kubectl(
                      "logs",
                      "-l",
                      "app.kubernetes.io/name=argosy-agent",
                      "--tail=-1",
                      "-n",
                      NAMESPACE)
                  .lines())
          .isNotEmpty()
          .allMatch(line -> line.startsWith("{\"time\":"));
    } finally {
      kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }
  }

  /** Of ARGOSY_DIST where there is one: to build it takes minutes. */
  private Path image(String name) throws Exception {
    Path made = temporary.resolve(name);
    Program program = Program.in(ROOT).with("ARGOSY_DEBS", temporary.resolve("debs").toString());
    String dist = System.getenv("ARGOSY_DIST");
    Path distribution = dist == null ? distribution() : Path.of(dist);
    program.with("ARGOSY_DIST", distribution.toString()).must("deploy/image", made.toString());
    try (Stream<Path> files = Files.list(made)) {
      return files.filter(f -> f.toString().endsWith(".tar")).findFirst().orElseThrow();
    }
  }

  private Path distribution() throws Exception {
    Path made = temporary.resolve("dist");
    if (!Files.exists(made)) {
      Program.in(ROOT).must("./dist", made.toString());
    }
    try (Stream<Path> files = Files.list(made)) {
      return files.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private void repository() throws Exception {
    Pipelines.in(temporary).commit(PIPELINE);
  }

  private void deploy(Path image, GitBackend git) throws Exception {
    String tag = image.getFileName().toString().split("-")[1];
    Path overlay = Files.createDirectories(temporary.resolve("overlay"));
    Path base = overlay.relativize(ROOT.toRealPath().resolve("deploy/base"));
    Files.writeString(
        overlay.resolve("kustomization.yaml"),
        """
        namespace: %s
        resources: [%s]
        images: [{name: example.com/argosy, newName: docker.io/library/argosy, newTag: "%s"}]
        """
            .formatted(NAMESPACE, base, tag));
    kubectl("create", "namespace", NAMESPACE);
    kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted");
    kubectl("apply", "--server-side", "-f", ROOT.resolve("deploy/crd.yaml").toString());
    kubectl("wait", "--for=condition=Established", "crd/syncs.argosy.dev", "--timeout=60s");
    Path ca = Files.writeString(temporary.resolve("ca.crt"), git.certificate(temporary));
    kubectl("create", "secret", "generic", "git", "--from-file=" + ca, "-n", NAMESPACE);
    kubectl("apply", "--server-side", "--validate=strict", "-k", overlay.toString());
    Path sync = temporary.resolve("sync.yaml");
    Files.writeString(
        sync,
        """
        apiVersion: argosy.dev/v1
        kind: Sync
        metadata: {name: pipelines}
        spec:
          repository: {url: "https://%s:%d/pipelines/.git"}
          interval: 5s
          credentials: {secret: git}
        """
            .formatted(HOST, git.port()));
    kubectl("apply", "-f", sync.toString(), "-n", NAMESPACE);
  }

  private void await(Duration patience, String... arguments) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        kubectl(arguments);
        return;
      } catch (ClusterFailure e) {
        if (System.nanoTime() > end) {
          throw new AssertionError(all(), e);
        }
        Thread.sleep(1_000);
      }
    }
  }

  private String all() {
    StringBuilder all = new StringBuilder();
    for (List<String> what :
        List.of(
            List.of("get", "pods,syncs", "-o", "wide"),
            List.of("describe", "pods"),
            List.of("logs", "-l", "app.kubernetes.io/name=argosy-agent", "--tail=-1"))) {
      try {
        String[] arguments =
            Stream.concat(what.stream(), Stream.of("-n", NAMESPACE)).toArray(String[]::new);
        all.append(kubectl(arguments)).append('\n');
      } catch (ClusterFailure e) {
        all.append(e.getMessage()).append('\n');
      }
    }
    return all.toString();
  }
}
