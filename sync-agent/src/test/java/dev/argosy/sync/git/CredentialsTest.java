package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Secret or the environment says about who we are, and what it forgot. */
class CredentialsTest {
  private static final String RSA = rsa();

  @TempDir Path temp;

  private static String rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      return Authority.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From words like {@code username=me}; RSA stands for a key. */
  private static Credentials secret(String words) throws SyncException {
    Map<String, byte[]> data = new HashMap<>();
    for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
      String[] parts = word.split("=", 2);
      data.put(parts[0], parts[1].replace("RSA", RSA).getBytes(UTF_8));
    }
    return CredentialsReader.read(Settings.ofSecret(data));
  }

  private static Problem invalid(String words) {
    SyncException e = catchThrowableOfType(SyncException.class, () -> secret(words));
    assertThat(e).as(words).isNotNull();
    assertThat(e.problems().get(0).code()).isEqualTo(Code.SYNC_OPTION);
    assertThat(e.getMessage()).doesNotContain("CANARY");
    return e.problems().get(0);
  }

  @Test
  void eachWayIsReadFromASecret() throws Exception {
    assertThat(secret("")).isEqualTo(new Credentials.None());
    assertThat(secret("username=me password=x\n")).isEqualTo(new Credentials.Password("me", "x"));
    assertThat(secret("password=x")).isEqualTo(new Credentials.Password("x-access-token", "x"));
    assertThat(secret("bearerToken=t identity.pub=z")).isEqualTo(new Credentials.BearerToken("t"));
    assertThat(secret("identity=RSA known_hosts=h")).isInstanceOf(Credentials.SshKey.class);
    Credentials app =
        secret("githubAppID=Iv1.a githubAppInstallationID=42 githubAppPrivateKey=RSA");
    assertThat(app.toString()).isEqualTo("GitHubApp[Iv1.a, 42, ***]");
    assertThat(((Credentials.GitHubApp) app).api()).hasToString("https://api.github.com");
    assertThat(app.secrets()).contains(RSA.strip().split("\n")[5]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "username=me | password | is missing, but username is given",
        "known_hosts=h | identity | is missing, but known_hosts is given",
        "identity=RSA | known_hosts | is missing, but identity is given",
        "identity=CANARY known_hosts=h | identity | is not a private key",
        "githubAppID=1 | githubAppInstallationID | is missing, but githubAppID is given",
        "githubAppPrivateKey=RSA | githubAppID | is missing, but githubAppPrivateKey is given",
        "githubAppID=1 githubAppInstallationID=2 | githubAppPrivateKey | is missing",
        "githubAppID=1 githubAppInstallationID=../x githubAppPrivateKey=RSA |"
            + " githubAppInstallationID | is not an id of GitHub's",
        "tls.crt=CANARY | tls.key | is missing, but tls.crt is given",
        "tls.key=RSA | tls.crt | is missing, but tls.key is given",
        "tls.crt=CANARY tls.key=RSA | tls.crt | holds no certificate in PEM form",
        "password=x bearerToken=CANARY | bearerToken | is given beside password",
        "identity=RSA known_hosts=h githubAppID=1 | identity | is given beside githubAppID",
        "token=CANARY user=me | password | found token, user"
      })
  void aHalfOrADoubtIsSaid(String words, String where, String message) {
    Problem problem = invalid(words);
    assertThat(problem.where()).isEqualTo(where);
    assertThat(problem.message()).contains(message);
    assertThat(problem.hint()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.example.com",
    "https://me:CANARY@api.example.com",
    "https://api.example.com?x=1",
    "file:///etc",
    "api.example.com"
  })
  void theApiOfAnAppIsAnHttpsAddress(String url) {
    Problem problem =
        invalid(
            "githubAppID=1 githubAppInstallationID=2 githubAppPrivateKey=RSA githubAppBaseURL="
                + url);
    assertThat(problem.where()).isEqualTo("githubAppBaseURL");
  }

  @Test
  void theEnvironmentNamesValuesOrFilesAndMistakesByVariable() throws Exception {
    Path file = Files.writeString(temp.resolve("token"), "t\n");
    assertThat(Credentials.fromEnvironment(Map.of("ARGOSY_GIT_BEARER_TOKEN_FILE", file.toString())))
        .isEqualTo(new Credentials.BearerToken("t"));
    assertThat(
            Credentials.fromEnvironment(
                Map.of("ARGOSY_GIT_USERNAME", "me", "ARGOSY_GIT_PASSWORD", "p")))
        .isEqualTo(new Credentials.Password("me", "p"));
    Map<String, String> half = Map.of("ARGOSY_GIT_SSH_KEY", RSA);
    assertThat(environment(half).where()).isEqualTo("ARGOSY_GIT_KNOWN_HOSTS_FILE");
    Map<String, String> gone = Map.of("ARGOSY_GIT_PASSWORD_FILE", temp.resolve("no").toString());
    assertThat(environment(gone).message()).contains("is not a readable file");
  }

  private static Problem environment(Map<String, String> env) {
    return catchThrowableOfType(SyncException.class, () -> Credentials.fromEnvironment(env))
        .problems()
        .get(0);
  }

  @Test
  void whatAServerCouldNeverAskForIsRefusedBeforeItIsCalled() throws Exception {
    Credentials key = secret("identity=RSA known_hosts=h");
    for (SourceOptions options :
        new SourceOptions[] {
          SourceOptions.of("https://127.0.0.1:1/x").withCredentials(key),
          SourceOptions.of("ssh://git@127.0.0.1:1/x").withCredentials(secret("password=x"))
        }) {
      SyncException e =
          catchThrowableOfType(SyncException.class, () -> Sources.open(options, temp));
      assertThat(e.problems().get(0).where()).isEqualTo("credentials");
    }
  }
}
