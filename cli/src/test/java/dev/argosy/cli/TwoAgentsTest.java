package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ApiCall;
import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole agents with one lease, each with the rights that are shipped, and a signal to one. */
@NeedsPart(Part.API_SERVER)
class TwoAgentsTest {
  @TempDir private Path temporary;
  private final String namespace = ApiServer.get().newNamespace();
  private final String kubeconfig = ShippedRole.in(namespace);
  private final ApiProxy first = ApiProxy.before(kubeconfig);
  private final ApiProxy second = ApiProxy.before(kubeconfig);
  private final HttpClient client = HttpClient.newHttpClient();
  private Pipelines pipelines;

  @BeforeEach
  void repository() throws Exception {
    pipelines = Pipelines.in(temporary);
    pipelines.commit(Pipelines.hello(namespace, "one"));
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private AgentProcess agent(String name, ApiProxy through) throws IOException {
    Path config = temporary.resolve(name + ".kubeconfig");
    Files.writeString(config, through.kubeconfig());
    return AgentProcess.of(
        QuickAgent.class,
        Program.in(pipelines.folder()).with("HOSTNAME", name),
        "--target",
        "cluster",
        "--kubeconfig",
        config.toString(),
        "--namespace",
        namespace,
        "--interval",
        "1",
        "--lease",
        "agent",
        "--probes",
        "127.0.0.1:0");
  }

  private String live() {
    GenericKubernetesResource template =
        ApiServer.get()
            .client()
            .genericKubernetesResources("argoproj.io/v1alpha1", "WorkflowTemplate")
            .inNamespace(namespace)
            .withName("hello")
            .get();
    return template == null ? "" : String.valueOf(template.getAdditionalProperties());
  }

  private HttpResponse<String> ready(AgentProcess agent) throws Exception {
    int port = agent.port("probes and metrics");
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz")).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static boolean concernsObjects(ApiCall call) {
    return call.writes() && !call.path().contains("/leases");
  }

  /** The first is stopped with a write on its tongue, as by a suspended machine. */
  @Test
  void aLeaderThatIsStoppedWritesNothingMoreWhenItWakesAndTheOtherGoesOn() throws Exception {
    try (AgentProcess a = agent("a", first)) {
      a.await(() -> live().contains("one"));
      try (AgentProcess b = agent("b", second)) {
        b.await(() -> b.log().contains("this agent waits: a_"));
        b.await(() -> ready(b).statusCode() == 200);
        assertThat(second.calls()).noneMatch(TwoAgentsTest::concernsObjects);
        CountDownLatch about = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        first.decide(call -> listsTemplates(call) ? hold(about, awake) : ApiFate.PASS);
        pipelines.commit(Pipelines.hello(namespace, "two"));
        assertThat(about.await(30, TimeUnit.SECONDS)).as("a is about to write").isTrue();
        a.signal("STOP");
        first.forget();
        awake.countDown();
        b.await(() -> live().contains("two"));
        second.forget();
        a.signal("CONT");
        a.await(() -> a.log().contains("this agent waits: b_"));
        pipelines.commit(Pipelines.hello(namespace, "three"));
        b.await(() -> live().contains("three"));
        assertThat(first.calls()).as("a, awake again").noneMatch(TwoAgentsTest::concernsObjects);
        assertThat(b.log()).doesNotContain("somebody", "conflict");
        b.stop();
        a.await(() -> a.log().lines().filter(l -> l.contains("this agent leads")).count() == 2);
      }
    }
  }

  private static boolean listsTemplates(ApiCall call) {
    return call.method().equals("GET")
        && call.path().endsWith("/workflowtemplates")
        && !call.query().contains("watch");
  }

  /** The answer waits until the process is stopped: it has planned nothing yet, and will. */
  private static ApiFate hold(CountDownLatch about, CountDownLatch awake) {
    about.countDown();
    try {
      assertThat(awake.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return ApiFate.PASS;
  }

  @Test
  void whileNobodyCanLeadThatIsSaidAndThenItGoesOn() throws Exception {
    first.decide(call ->
        call.path().contains("/leases")
            ? ApiFate.refuse(403, "Forbidden", "leases is forbidden: no")
            : ApiFate.PASS);
    try (AgentProcess a = agent("a", first)) {
      a.await(() -> ready(a).body().startsWith("a leader: Lease " + namespace + "/agent: "));
      assertThat(ready(a).statusCode()).isEqualTo(503);
      assertThat(live()).isEmpty();
      first.decide(call -> ApiFate.PASS);
      a.await(() -> live().contains("one"));
      assertThat(ready(a).statusCode()).isEqualTo(200);
    }
  }
}
