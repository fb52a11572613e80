package dev.argosy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ports of a real agent, by friends and by others. */
class AgentPortsTest {
  private static final String SECRET = "canary-webhook-secret";
  private static final String PASSWORD = "canary-git-password";

  @TempDir private Path temporary;
  private Pipelines pipelines;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private AgentProcess agent;
  private int probes;
  private int webhook;

  @BeforeEach
  void start() throws Exception {
    pipelines = Pipelines.in(temporary);
    commit("one");
    Files.writeString(temporary.resolve("secret"), SECRET + "\n");
    agent =
        AgentProcess.of(
            Program.in(pipelines.folder())
                .with("ARGOSY_WEBHOOK_SECRET_FILE", temporary.resolve("secret").toString())
                .with("ARGOSY_GIT_PASSWORD", PASSWORD),
            "--target",
            "dir:" + temporary.resolve("out"),
            "--interval",
            "3600",
            "--log-format",
            "json",
            "--probes",
            "127.0.0.1:0",
            "--webhook",
            "127.0.0.1:0");
    probes = agent.port("probes and metrics");
    webhook = agent.port("webhooks");
  }

  @AfterEach
  void stop() throws Exception {
    agent.stop();
    String log = agent.log();
    assertThat(log).doesNotContain("canary").doesNotContain("\"bug\"").contains("\"stopped\"");
    log.lines().forEach(line -> assertThat(line).startsWith("{\"time\":").endsWith("}"));
  }

  private void commit(String word) throws IOException, InterruptedException {
    pipelines.commit(Pipelines.hello("ml", word));
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .build(),
        BodyHandlers.ofString());
  }

  private int push(String secret) throws Exception {
    String body = "{\"ref\": \"refs/heads/main\"}";
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webhook + "/hook"))
                .header("X-Hub-Signature-256", "sha256=" + hmac(secret, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private static String hmac(String secret, String body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  private boolean metric(String line) throws Exception {
    return get(probes, "/metrics").body().contains(line);
  }

  private String manifest() throws IOException {
    Path file = temporary.resolve("out/ml/workflowtemplate-hello.yaml");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void itTellsHowItIsAndAPushIsSeenAtOnce() throws Exception {
    agent.await(() -> metric("argosy_sync_total{result=\"synced\",sync=\"pipelines\"} 1.0"));
    assertThat(get(probes, "/healthz").body()).isEqualTo("alive\n");
    assertThat(get(probes, "/readyz").body()).isEqualTo("ready\n");
    assertThat(get(probes, "/hook").statusCode()).isEqualTo(404);
    assertThat(get(webhook, "/metrics").statusCode()).isEqualTo(404);
    assertThat(get(webhook, "/hook").statusCode()).isEqualTo(405);
    commit("two");
    assertThat(push("not the secret at all")).isEqualTo(401);
    assertThat(push(SECRET)).isEqualTo(202);
    agent.await(() -> manifest().contains("[echo, two]"));
    agent.await(() -> agent.log().contains("\"trigger\":\"webhook\""));
    Files.writeString(temporary.resolve("secret"), "canary of a rotated secret\n");
    assertThat(push(SECRET)).isEqualTo(401);
    assertThat(push("canary of a rotated secret")).isEqualTo(202);
    String metrics = get(probes, "/metrics").body();
    assertThat(metrics)
        .contains("argosy_webhook_requests_total{result=\"unproven\"} 2.0")
        .doesNotContain("canary");
  }

  /** All at once: each costs the agent a connection for some seconds, and nothing else. */
  @Test
  void nobodyCanHoldItUp() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        sockets.add(new Socket(InetAddress.getLoopbackAddress(), webhook));
      }
      Socket endless = probing();
      sockets.add(endless);
      assertThat(get(probes, "/healthz").statusCode()).isEqualTo(200);
      for (Socket socket : sockets.subList(0, 20)) {
        write(socket, "POST /hook HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      }
      Socket slowBody = sockets.get(21);
      write(slowBody, head() + "Content-Length: 1000\r\n\r\nx");
      assertThat(get(probes, "/metrics").statusCode()).isEqualTo(200);
      assertThat(endsWithin(sockets.get(0), Duration.ofSeconds(25))).as("slow header").isTrue();
      assertThat(endsWithin(slowBody, Duration.ofSeconds(25))).as("slow body").isTrue();
      sockets.forEach(AgentPortsTest::close);
      longBodyIsRefused();
      longHeaderIsRefused();
      assertThat(push(SECRET)).as("and it still takes what is right").isEqualTo(202);
    } finally {
      sockets.forEach(AgentPortsTest::close);
    }
  }

  private Socket probing() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), probes);
    write(socket, "GET /healthz HTTP/1.1\r\n");
    return socket;
  }

  private void longBodyIsRefused() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhook)) {
      write(socket, head() + "Transfer-Encoding: chunked\r\n\r\n");
      byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
      long sent = 0;
      try {
        OutputStream out = socket.getOutputStream();
        for (; sent < 1L << 30; sent += chunk.length) {
          out.write(chunk);
        }
      } catch (IOException e) {
        // it is cut off
      }
      assertThat(sent).as("what the kernel takes beyond the limit").isLessThan(64L << 20);
    }
    assertThat(metric("result=\"too_large\"} 1.0")).isTrue();
  }

  private void longHeaderIsRefused() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhook)) {
      try {
        write(socket, "POST /hook HTTP/1.1\r\nX-Long: " + "x".repeat(1 << 20));
      } catch (IOException e) {
        return; // cut off while it was written
      }
      assertThat(endsWithin(socket, Duration.ofSeconds(25))).isTrue();
    }
  }

  private static String head() {
    return "POST /hook HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: sha256="
        + "0".repeat(64)
        + "\r\n";
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private static boolean endsWithin(Socket socket, Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
    try {
      InputStream in = socket.getInputStream();
      in.readAllBytes();
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true; // reset
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
