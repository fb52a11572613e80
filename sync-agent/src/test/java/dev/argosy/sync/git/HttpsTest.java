package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Git server behind TLS: whom the agent believes, and that nobody else hears a password. */
class HttpsTest {
  private static final Credentials LOGIN = new Credentials.Password("me", "CANARY");

  @TempDir Path temp;
  private GitRepo repo;
  private String commit = "";

  @BeforeEach
  void start() {
    repo = new GitRepo(temp.resolve("repo.git"));
    commit = repo.commit(Map.of("a.yaml", "a"));
  }

  @AfterEach
  void stop() {
    repo.close();
  }

  private GitServer serve(SSLContext tls) {
    GitServer server = new GitServer(repo.repository(), tls);
    server.login = Optional.of("me:CANARY");
    return server;
  }

  private static Trust trust(Path pem) throws SyncException {
    return Trust.fromEnvironment(Map.of("ARGOSY_GIT_CA_FILE", pem.toString()));
  }

  private Snapshot read(String url, Trust trust) throws SyncException {
    SourceOptions options = SourceOptions.of(url).withCredentials(LOGIN).withTrust(trust);
    try (Source source = Sources.open(options, temp.resolve("work"))) {
      return source.read();
    }
  }

  /** Refused, and the server heard nothing at all. */
  private Problem refusal(GitServer server, String host, Trust trust) {
    Problem problem = unheard(server, host, trust);
    assertThat(problem.code()).as(problem.line()).isEqualTo(Code.REPOSITORY_REFUSED);
    return problem;
  }

  private Problem unheard(GitServer server, String host, Trust trust) {
    SyncException e =
        catchThrowableOfType(SyncException.class, () -> read(server.url(host), trust));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).doesNotContain("CANARY");
    assertThat(server.heard).isEmpty();
    return e.problems().get(0);
  }

  @Test
  void theNamedAuthorityIsBelievedAndThePasswordOpensTheRepository() throws Exception {
    Authority authority = new Authority(temp.resolve("ca"));
    try (GitServer server = serve(authority.server("ip:127.0.0.1"))) {
      Snapshot snapshot = read(server.url("127.0.0.1"), trust(authority.pem()));
      assertThat(snapshot.commit()).isEqualTo(commit);
      assertThat(server.heard).anyMatch(line -> line.contains(" Basic "));
    }
  }

  @Test
  void anUnknownAuthorityIsRefusedBeforeThePasswordIsSent() throws Exception {
    Authority authority = new Authority(temp.resolve("ca"));
    Authority namesake = new Authority(temp.resolve("namesake"));
    try (GitServer server = serve(authority.server("ip:127.0.0.1"))) {
      Problem machine = refusal(server, "127.0.0.1", Trust.DEFAULT);
      assertThat(machine.message()).startsWith("the server's certificate is not trusted");
      assertThat(machine.hint()).contains("ARGOSY_GIT_CA_FILE");
      Problem other = refusal(server, "127.0.0.1", trust(namesake.pem()));
      assertThat(other.message()).startsWith("the server's certificate is not trusted");
    }
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    Authority authority = new Authority(temp.resolve("ca"));
    SSLContext old = authority.server("ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
    try (GitServer server = serve(old)) {
      assertThat(refusal(server, "127.0.0.1", trust(authority.pem())).message())
          .isEqualTo("the server's certificate has expired");
    }
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    Authority authority = new Authority(temp.resolve("ca"));
    try (GitServer server = serve(authority.server("dns:git.example.com"))) {
      for (String host : new String[] {"127.0.0.1", "localhost"}) {
        assertThat(refusal(server, host, trust(authority.pem())).message())
            .startsWith("the server's certificate is for another host");
      }
    }
  }

  @Test
  void aFileWithoutACertificateIsSaidBeforeAnythingIsRead() throws Exception {
    Path text = Files.writeString(temp.resolve("text"), "no certificate");
    for (Path file : new Path[] {text, temp.resolve("missing"), temp}) {
      SyncException e = catchThrowableOfType(SyncException.class, () -> trust(file));
      assertThat(e).as("%s", file).isNotNull();
      assertThat(e.problems().get(0).code()).isEqualTo(Code.SYNC_OPTION);
      assertThat(e.problems().get(0).where()).isEqualTo("ARGOSY_GIT_CA_FILE");
    }
    assertThat(Trust.fromEnvironment(Map.of())).isEqualTo(Trust.DEFAULT);
  }

  @Test
  void aClientsCertificateIsShownToAServerThatAsksAndThePasswordAfterIt() throws Exception {
    Authority authority = new Authority(temp.resolve("ca"));
    Map<String, byte[]> secret = new HashMap<>(authority.client());
    try (GitServer server = serve(authority.server("ip:127.0.0.1"))) {
      server.clients = true;
      secret.put("username", "me".getBytes(UTF_8));
      secret.put("password", "CANARY".getBytes(UTF_8));
      secret.put("ca.crt", Files.readAllBytes(authority.pem()));
      Settings given = Settings.ofSecret(secret);
      Credentials credentials = CredentialsReader.read(given);
      assertThat(credentials.toString()).doesNotContain("CANARY").contains("CN=client");
      SourceOptions options =
          SourceOptions.of(server.url("127.0.0.1"))
              .withCredentials(credentials)
              .withTrust(Trust.read(given));
      try (Source source = Sources.open(options, temp.resolve("work"))) {
        assertThat(source.read().commit()).isEqualTo(commit);
      }
      String line = new String(secret.getOrDefault("tls.key", new byte[0]), UTF_8).split("\n")[1];
      assertThat(new Redactor(credentials).text("x " + line + " CANARY")).isEqualTo("x *** ***");
    }
  }

  @Test
  void withoutACertificateAServerThatAsksForOneIsUnderstood() throws Exception {
    Authority authority = new Authority(temp.resolve("ca"));
    Map<String, byte[]> strange = new Authority(temp.resolve("namesake")).client();
    try (GitServer server = serve(authority.server("ip:127.0.0.1"))) {
      server.clients = true;
      Problem none = unheard(server, "127.0.0.1", trust(authority.pem()));
      if (none.code()
          == Code.REPOSITORY_REFUSED) { // unless the connection is gone before the alert
        assertThat(none.message()).startsWith("the server asks for a certificate of ours");
        assertThat(none.hint()).contains("tls.crt");
      }
      SourceOptions options =
          SourceOptions.of(server.url("127.0.0.1"))
              .withCredentials(CredentialsReader.read(Settings.ofSecret(strange)))
              .withTrust(trust(authority.pem()));
      SyncException e =
          catchThrowableOfType(
              SyncException.class,
              () -> {
                try (Source source = Sources.open(options, temp.resolve("work"))) {
                  source.poll();
                }
              });
      assertThat(e).isNotNull();
      assertThat(server.heard).isEmpty();
    }
  }
}
