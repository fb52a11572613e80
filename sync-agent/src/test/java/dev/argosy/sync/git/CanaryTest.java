package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.argosy.sync.Sync;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncListeners;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.log.KnownSecrets;
import dev.argosy.sync.log.LibraryLogging;
import dev.argosy.sync.log.Log;
import dev.argosy.sync.log.LogFormat;
import dev.argosy.sync.log.SyncLog;
import dev.argosy.sync.metrics.Metrics;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A password that nobody must see, and a Git server that does its best to have it said: it puts all
 * that it heard into every part of every answer.
 */
class CanaryTest {
  private static final String CANARY = "canary/+p%ss word";
  private static final List<String> FORMS =
      List.of(
          CANARY,
          URLEncoder.encode(CANARY, UTF_8),
          Base64.getEncoder().encodeToString(CANARY.getBytes(UTF_8)),
          Base64.getEncoder().encodeToString(("me:" + CANARY).getBytes(UTF_8)));

  @TempDir Path temp;
  private final StringWriter written = new StringWriter();
  private final List<String> heard = new ArrayList<>();
  private final Log log =
      new Log(new PrintWriter(written), LogFormat.JSON, InstantSource.system(), new KnownSecrets());
  private final Metrics metrics = new Metrics(InstantSource.system(), "1", "");
  private HttpServer server;
  private volatile String form = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            if (given == null) {
              exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
              exchange.sendResponseHeaders(401, -1);
              return;
            }
            heard.add(given);
            String token = given.replaceFirst("Basic ", "");
            String plain = new String(Base64.getDecoder().decode(token), UTF_8);
            Echo echo = Echo.valueOf(form);
            exchange.getResponseHeaders().set("Content-Type", echo.type(token));
            exchange
                .getResponseHeaders()
                .set("Location", "http://" + plain.replaceAll("[ %/+]", "-") + ".invalid/" + token);
            exchange.sendResponseHeaders(echo.status, 0);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(echo.body(plain + " " + token + " " + given).getBytes(UTF_8));
            }
          }
        });
    server.start();
    LibraryLogging.to(log);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    metrics.close();
  }

  private enum Echo {
    FORBIDDEN(403),
    BROKEN(500),
    ELSEWHERE(302),
    NO_GIT(200),
    REFUSED(200),
    HALF(200);

    private final int status;

    Echo(int status) {
      this.status = status;
    }

    String type(String token) {
      return switch (this) {
        case REFUSED, HALF -> "application/x-git-upload-pack-advertisement";
        default -> "text/" + token.replaceAll("[^a-zA-Z0-9]", "");
      };
    }

    String body(String all) {
      String line = "ERR " + all;
      return switch (this) {
        case REFUSED -> "%04x%s".formatted(line.length() + 4, line);
        case HALF -> "%04x%s".formatted(line.length() + 400, line);
        default -> all;
      };
    }
  }

  private SyncReport sync(String url, Credentials credentials) {
    SyncOptions options =
        SyncOptions.of(
            "s",
            SourceOptions.of(url).allowingLocal().withCredentials(credentials),
            new TargetOptions.Directory(temp.resolve("out")));
    SyncListener listener =
        SyncListeners.all(List.of(sync -> new SyncLog(sync.toString(), log), metrics))
            .of(new SyncId("", "s"));
    return Sync.once(
        options,
        tree -> {
          throw new AssertionError("nothing can be read");
        },
        listener);
  }

  private void silent(SyncReport report) {
    String threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .collect(Collectors.joining(" "));
    String all = String.join("\n", report.toString(), written.toString(), metrics.text(), threads);
    assertThat(report.problems()).isNotEmpty();
    assertThat(all).doesNotContain(FORMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FORBIDDEN", "BROKEN", "ELSEWHERE", "NO_GIT", "REFUSED", "HALF"})
  void aServerThatEchoesWhatItHeardTellsNobody(String how) {
    form = how;
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/repo.git";
    silent(sync(url, new Credentials.Password("me", CANARY)));
    assertThat(heard).as("it did hear it").isNotEmpty();
  }

  @Test
  void whatStandsInAnAddressIsNotSaid() {
    for (String url :
        List.of(
            "https://me:canary%2F%2Bp%25ss%20word@127.0.0.1:1/x",
            "https://" + URLEncoder.encode(CANARY, UTF_8) + "@127.0.0.1:1/x",
            "ftp://me:" + URLEncoder.encode(CANARY, UTF_8) + "@host/x",
            "https://me:" + CANARY + "@host:port/x")) {
      silent(sync(url, new Credentials.None()));
      assertThat(written.toString()).as(url).doesNotContain("canary");
    }
  }

  @Test
  void aKeyThatCannotBeUsedIsNotQuoted() {
    String key =
        "-----BEGIN OPENSSH PRIVATE KEY-----\n" + CANARY + "\n-----END OPENSSH PRIVATE KEY-----";
    Settings given =
        Settings.ofSecret(
            Map.of(
                "identity", key.getBytes(UTF_8),
                "known_hosts", ("127.0.0.1 ssh-ed25519 " + CANARY).getBytes(UTF_8)));
    SyncException refused =
        catchThrowableOfType(SyncException.class, () -> CredentialsReader.read(given));
    assertThat(refused.problems().toString()).contains("identity").doesNotContain("canary");
  }
}
