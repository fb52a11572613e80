package dev.argosy.sync.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that answer what a sound API server answers only when it is in trouble. */
class ApiFailureTest {
  @TempDir Path temp;

  private Problem inventory(String server) throws Exception {
    String kubeconfig =
        """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: c, cluster: {server: "%s"}}
        users:
        - {name: u, user: {token: CANARY}}
        contexts:
        - {name: x, context: {cluster: c, user: u, namespace: team}}
        current-context: x
        """
            .formatted(server);
    Path file = Files.writeString(temp.resolve("kubeconfig"), kubeconfig);
    try (ClusterTarget target = Clusters.open(Optional.of(file), "s", "")) {
      SyncException e = catchThrowableOfType(SyncException.class, target::inventory);
      assertThat(e).isNotNull();
      assertThat(e.getMessage()).doesNotContain("CANARY");
      assertThat(e.problems().get(0).where()).isEqualTo("ConfigMap team/argosy-s");
      return e.problems().get(0);
    }
  }

  private Problem answer(int status, String retryAfter, AtomicInteger calls) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          byte[] body = "no".getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      return inventory("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aBusyServerIsLeftAloneAsLongAsItAsksAndNotAskedAgainMeanwhile() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Problem problem = answer(429, "7", calls);
    assertThat(problem.code()).isEqualTo(Code.TARGET_UNREACHABLE);
    assertThat(problem.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(calls).hasValue(1);
  }

  @Test
  void aPauseThatIsNoNumberIsIgnoredAndAnEndlessOneIsCut() throws Exception {
    assertThat(answer(503, "soon", new AtomicInteger()).retryAfter()).isEmpty();
    assertThat(answer(503, "999999999", new AtomicInteger()).retryAfter())
        .contains(Duration.ofHours(1));
  }

  @Test
  void aServerInTroubleIsUnreachableAndOneThatDoesNotKnowUsForbids() throws Exception {
    assertThat(answer(500, "", new AtomicInteger()).code()).isEqualTo(Code.TARGET_UNREACHABLE);
    assertThat(answer(401, "", new AtomicInteger()).code()).isEqualTo(Code.TARGET_FORBIDDEN);
    assertThat(answer(403, "", new AtomicInteger()).code()).isEqualTo(Code.TARGET_FORBIDDEN);
  }

  @Test
  void aServerThatIsDownIsUnreachable() throws Exception {
    Problem problem = inventory("http://127.0.0.1:1");
    assertThat(problem.code()).isEqualTo(Code.TARGET_UNREACHABLE);
    assertThat(problem.message()).isEqualTo("the API server cannot be reached: connection refused");
  }

  @Test
  void aKubeconfigThatIsNoneIsSaid() throws IOException {
    Path file = Files.writeString(temp.resolve("bad"), "{{{");
    for (Path path : new Path[] {file, temp.resolve("missing")}) {
      SyncException e =
          catchThrowableOfType(
              SyncException.class, () -> Clusters.open(Optional.of(path), "s", "").close());
      assertThat(e).isNotNull();
      assertThat(e.problems().get(0).code()).isEqualTo(Code.SYNC_OPTION);
    }
  }
}
