package dev.argosy.sync.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real smart-HTTP server: who gets the password, and how long a server may take. */
class GitServerTest {
  private static final Credentials LOGIN = new Credentials.Password("me", "CANARY/t+k n");

  @TempDir Path temp;
  private GitRepo repo;
  private GitServer server;
  private String commit = "";

  @BeforeEach
  void start() {
    repo = new GitRepo(temp.resolve("repo.git"));
    commit = repo.commit(Map.of("a.yaml", "a"));
    server = new GitServer(repo.repository());
  }

  @AfterEach
  void stop() {
    server.close();
    repo.close();
  }

  private SourceOptions options() {
    return SourceOptions.of(server.url("127.0.0.1")).allowingLocal();
  }

  private Snapshot read(SourceOptions options) throws SyncException {
    try (Source source = Sources.open(options, temp.resolve("work"))) {
      return source.read();
    }
  }

  private Problem failure(SourceOptions options) {
    SyncException e = catchThrowableOfType(SyncException.class, () -> read(options));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).doesNotContain("CANARY");
    assertThat(e.getCause()).isNull();
    return e.problems().get(0);
  }

  @Test
  void readsOverHttp() throws Exception {
    assertThat(read(options()).commit()).isEqualTo(commit);
  }

  @Test
  void thePasswordOpensWhatItIsFor() throws Exception {
    server.login = Optional.of("me:CANARY/t+k n");
    assertThat(read(options().withCredentials(LOGIN)).commit()).isEqualTo(commit);
    assertThat(server.heard).anyMatch(line -> line.contains("Basic "));
  }

  @Test
  void aWrongOrMissingPasswordIsRefused() {
    server.login = Optional.of("me:another");
    assertThat(failure(options().withCredentials(LOGIN)).code()).isEqualTo(Code.REPOSITORY_REFUSED);
    assertThat(failure(options()).code()).isEqualTo(Code.REPOSITORY_REFUSED);
  }

  @Test
  void aRedirectToAnotherHostIsRefusedBeforeAnythingIsSentThere() {
    try (GitServer other = new GitServer(repo.repository())) {
      other.login = Optional.of("me:CANARY/t+k n");
      for (String elsewhere :
          List.of(other.url("127.0.0.1"), server.url("localhost"), other.url("localhost"))) {
        server.redirect = Optional.of(elsewhere);
        Problem problem = failure(options().withCredentials(LOGIN));
        assertThat(problem.code()).as(elsewhere).isEqualTo(Code.REPOSITORY_REDIRECT);
        assertThat(problem.message()).contains(elsewhere.replace("/repo.git", ""));
      }
      assertThat(other.heard).isEmpty();
    }
  }

  @Test
  void aRedirectOnTheSameHostIsFollowed() throws Exception {
    server.redirect = Optional.of(server.url("127.0.0.1").replace("/repo.git", "/moved.git"));
    assertThat(read(options()).commit()).isEqualTo(commit);
    assertThat(server.heard).anyMatch(line -> line.startsWith("/moved.git"));
  }

  @Test
  void credentialsAnswerTheirOwnOriginOnly() throws Exception {
    GitAddress origin = GitAddress.parse("https://git.example.com/a/b", false);
    BoundCredentials bound = new BoundCredentials(origin, LOGIN);
    for (String own : List.of("https://git.example.com/x", "https://GIT.example.com:443/")) {
      assertThat(answers(bound, own)).as(own).isTrue();
    }
    for (String other :
        List.of(
            "http://git.example.com/a/b",
            "https://git.example.com:8443/",
            "https://evil.com/",
            "ssh://git.example.com/")) {
      assertThat(answers(bound, other)).as(other).isFalse();
    }
  }

  private static boolean answers(BoundCredentials bound, String uri) throws Exception {
    var password = new org.eclipse.jgit.transport.CredentialItem.Password();
    return bound.get(new org.eclipse.jgit.transport.URIish(uri), password);
  }

  @Test
  void aServerThatTricklesIsGivenUpAtTheDeadline() {
    server.trickle = true;
    Timeouts timeouts = new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(600));
    long start = System.nanoTime();
    assertThat(failure(options().withTimeouts(timeouts)).code()).isEqualTo(Code.REPOSITORY_SLOW);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void moreDataThanAllowedIsGivenUp() {
    java.util.Random random = new java.util.Random(1);
    StringBuilder noise = new StringBuilder();
    random.ints(6_000_000, ' ', '~').forEach(c -> noise.append((char) c));
    repo.commit(Map.of("noise", noise.toString()));
    Limits limits = Limits.DEFAULT.withTransfer(1000);
    assertThat(failure(options().withLimits(limits)).code()).isEqualTo(Code.TREE_TOO_LARGE);
  }

  @Test
  void theRedactorHidesEveryFormOfASecret() {
    Redactor redactor = new Redactor(LOGIN);
    String said =
        "https://me:CANARY@h CANARY/t+k n CANARY%2Ft%2Bk+n bWU6Q0FOQVJZL3QrayBu Q0FOQVJZL3QrayBu";
    assertThat(redactor.text(said)).isEqualTo("https://***@h *** *** *** ***");
    assertThat(LOGIN.toString()).doesNotContain("CANARY");
  }

  @Test
  void aBearerTokenOpensTheRepositoryAndGoesNowhereElse() throws Exception {
    Credentials bearer = new Credentials.BearerToken("CANARY.token");
    server.login = Optional.of("Bearer CANARY.token");
    assertThat(read(options().withCredentials(bearer)).commit()).isEqualTo(commit);
    assertThat(bearer.toString()).doesNotContain("CANARY");
    assertThat(new Redactor(bearer).text("a CANARY.token b")).isEqualTo("a *** b");
    try (GitServer other = new GitServer(repo.repository())) {
      server.redirect = Optional.of(other.url("localhost"));
      server.login = Optional.empty();
      assertThat(failure(options().withCredentials(bearer)).code())
          .isEqualTo(Code.REPOSITORY_REDIRECT);
      assertThat(other.heard).isEmpty();
    }
    server.redirect = Optional.empty();
    server.login = Optional.of("Bearer another");
    assertThat(failure(options().withCredentials(bearer)).code())
        .isEqualTo(Code.REPOSITORY_REFUSED);
  }

  @Test
  void aPasswordThatExpiresMidwayIsRefusedAndItsSuccessorIsTaken() throws Exception {
    server.login = Optional.of("me:CANARY/t+k n");
    assertThat(read(options().withCredentials(LOGIN)).commit()).isEqualTo(commit);
    server.login = Optional.of("me:next");
    String newer = repo.commit(Map.of("a.yaml", "b"));
    assertThat(failure(options().withCredentials(LOGIN)).code()).isEqualTo(Code.REPOSITORY_REFUSED);
    Credentials next = new Credentials.Password("me", "next");
    assertThat(read(options().withCredentials(next)).commit()).isEqualTo(newer);
  }

  @Test
  void aRedirectToTheMetadataOfACloudOrToAnotherSchemeIsRefused() {
    for (String evil :
        List.of(
            "http://169.254.169.254/latest",
            "http://[::1]:1/x",
            "file:///etc/passwd",
            "ftp://127.0.0.1/x")) {
      server.redirect = Optional.of(evil);
      Problem problem = failure(options().withCredentials(LOGIN));
      assertThat(problem.code())
          .as(problem.line())
          .isIn(Code.REPOSITORY_REDIRECT, Code.REPOSITORY_UNREACHABLE);
    }
  }
}
