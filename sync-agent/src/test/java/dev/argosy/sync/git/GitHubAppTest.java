package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A GitHub App against an API and a Git server behind TLS. */
class GitHubAppTest {
  @TempDir static Path shared;
  private static Path pem;
  private static SSLContext tls;
  private static KeyPair key;

  @TempDir Path temp;
  private GitRepo repo;
  private GitServer git;
  private HttpsServer api;
  private String commit = "";

  /** The tokens that were asked for, as the API saw it. */
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private volatile String answer = "";
  private volatile int status = 201;
  private volatile Duration life = Duration.ofHours(1);

  @BeforeAll
  static void keys() throws Exception {
    Authority authority = new Authority(shared.resolve("ca"));
    pem = authority.pem();
    tls = authority.server("ip:127.0.0.1");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    key = generator.generateKeyPair();
  }

  @BeforeEach
  void start() throws Exception {
    repo = new GitRepo(temp.resolve("repo.git"));
    commit = repo.commit(Map.of("a.yaml", "a"));
    git = new GitServer(repo.repository(), tls);
    git.login = Optional.of("x-access-token:ghs_CANARY1");
    api = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setHttpsConfigurator(new HttpsConfigurator(tls));
    api.createContext("/", this::api);
    api.start();
  }

  @AfterEach
  void stop() {
    api.stop(0);
    git.close();
    repo.close();
  }

  private void api(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization"));
      String token =
          "{\"permissions\": {\"contents\": [\"read\"]}, \"token\": \"ghs_CANARY%d\", \"expires_at\": \"%s\"}"
              .formatted(asked.size(), Instant.now().plus(life));
      byte[] body = (answer.isEmpty() ? token : answer).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Location", git.url("127.0.0.1"));
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Map<String, byte[]> secret() throws Exception {
    Map<String, byte[]> secret = new HashMap<>();
    secret.put("githubAppID", "7".getBytes(UTF_8));
    secret.put("githubAppInstallationID", "42".getBytes(UTF_8));
    secret.put("githubAppPrivateKey", pkcs1().getBytes(UTF_8));
    String base = "https://127.0.0.1:" + api.getAddress().getPort() + "/api/v3/";
    secret.put("githubAppBaseURL", base.getBytes(UTF_8));
    secret.put("ca.crt", Files.readAllBytes(pem));
    return secret;
  }

  /** As GitHub gives it: the same without its 26 bytes of wrapping. */
  private String pkcs1() {
    byte[] wrapped = key.getPrivate().getEncoded();
    return Authority.pem("RSA PRIVATE KEY", Arrays.copyOfRange(wrapped, 26, wrapped.length));
  }

  private SourceOptions options() throws Exception {
    Settings given = Settings.ofSecret(secret());
    return SourceOptions.of(git.url("127.0.0.1"))
        .withCredentials(CredentialsReader.read(given))
        .withTrust(Trust.read(given));
  }

  private String read(SourceOptions options) throws SyncException {
    try (Source source = Sources.open(options, temp.resolve("work"))) {
      return source.read().commit();
    }
  }

  private Problem failure(SourceOptions options) {
    SyncException e = catchThrowableOfType(SyncException.class, () -> read(options));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).doesNotContain("CANARY");
    return e.problems().get(0);
  }

  @Test
  void aTokenIsAskedForOnceWithASignedRequestOfAFewMinutes() throws Exception {
    SourceOptions options = options();
    assertThat(read(options)).isEqualTo(commit);
    assertThat(read(options())).isEqualTo(commit); // read anew, as each round does
    assertThat(asked).hasSize(1);
    String[] words = asked.get(0).split(" ");
    assertThat(words[0] + " " + words[1])
        .isEqualTo("POST /api/v3/app/installations/42/access_tokens");
    String[] jwt = words[3].split("\\.");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key.getPublic());
    signature.update((jwt[0] + "." + jwt[1]).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    String claims = new String(Base64.getUrlDecoder().decode(jwt[1]), UTF_8);
    assertThat(claims).matches("\\{\"iat\":\\d+,\"exp\":\\d+,\"iss\":\"7\"}");
    String[] numbers = claims.replaceAll("[^0-9,]", "").split(",");
    assertThat(Long.parseLong(numbers[1]) - Long.parseLong(numbers[0])).isLessThanOrEqualTo(600);
    assertThat(new Redactor(options.credentials()).text("token ghs_CANARY1!"))
        .isEqualTo("token ***!");
  }

  @Test
  void aTokenThatEndsSoonIsNotUsedAgain() throws Exception {
    life = Duration.ofMinutes(4);
    SourceOptions options = options();
    git.login = Optional.of("x-access-token:ghs_CANARY2"); // the poll got 1, the fetch 2
    assertThat(failure(options).code()).isEqualTo(Code.REPOSITORY_REFUSED);
    assertThat(asked.size()).isGreaterThan(1);
  }

  @Test
  void aTokenThatWasTakenBackIsReplacedWithinTheSameRead() throws Exception {
    SourceOptions options = options();
    assertThat(read(options)).isEqualTo(commit);
    git.login = Optional.of("x-access-token:ghs_CANARY2");
    assertThat(read(options)).isEqualTo(commit);
    assertThat(asked).hasSize(2);
    git.login = Optional.of("x-access-token:nobody");
    assertThat(failure(options).code()).isEqualTo(Code.REPOSITORY_REFUSED);
    assertThat(asked).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "401, REPOSITORY_REFUSED",
    "403, REPOSITORY_REFUSED",
    "404, REPOSITORY_REFUSED",
    "302, REPOSITORY_REDIRECT",
    "308, REPOSITORY_REDIRECT",
    "500, REPOSITORY_UNREACHABLE"
  })
  void anApiThatGivesNoTokenIsUnderstoodAndNotFollowed(int code, Code expected) throws Exception {
    status = code;
    assertThat(failure(options()).code()).isEqualTo(expected);
    assertThat(git.heard).isEmpty();
  }

  @Test
  void anAnswerThatIsNoTokenIsRefused() throws Exception {
    for (String bad :
        List.of(
            "<html>CANARY",
            "[]",
            "{\"token\": \"CANARY\"}",
            "{\"token\": \"CANARY\", \"expires_at\": \"soon\"}",
            "{\"token\": \"CAN\\nARY\", \"expires_at\": \"2999-01-01T00:00:00Z\"}",
            "{\"x\": \"" + "CANARY".repeat(20_000) + "\"}")) {
      answer = bad;
      assertThat(failure(options()).code()).isEqualTo(Code.REPOSITORY_BROKEN);
    }
    assertThat(git.heard).isEmpty();
  }

  @Test
  void anApiThatNobodyVouchesForHearsNothing() throws Exception {
    SourceOptions options = options().withTrust(Trust.DEFAULT);
    assertThat(failure(options).code()).isEqualTo(Code.REPOSITORY_REFUSED);
    assertThat(asked).isEmpty();
    assertThat(git.heard).isEmpty();
  }
}
