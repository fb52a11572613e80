package dev.argosy.sync.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.argosy.sync.Roster;
import dev.argosy.sync.RunningSync;
import dev.argosy.sync.serve.Answer;
import dev.argosy.sync.serve.Endpoint.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request must show, and what comes of it: an earlier look and nothing else. */
class WebhookTest {
  private static final String SECRET = "correct horse battery";
  private static final String OTHER = "another secret, as long";
  private static final String BODY =
      """
      {"ref": "refs/heads/main", "repository": {"clone_url": "https://Git.example.com/ml/Pipelines.git"}}
      """;

  private final Pushable main =
      Pushable.of("main", "ssh://git@git.example.com:22/ml/pipelines", "main");
  private final Pushable head = Pushable.of("head", "https://git.example.com/ml/pipelines/", "");
  private final Pushable branch = Pushable.of("branch", "git@git.example.com:ml/pipelines", "dev");
  private final Pushable elsewhere = Pushable.of("else", "https://git.example.com/ml/others", "");
  private final Pushable own =
      Pushable.of("own", "https://git.example.com/ml/pipelines", "").withSecret(OTHER);
  private final List<String> heard = new ArrayList<>();
  private final Coalescer coalescer = new Coalescer(Duration.ofHours(1));
  private List<String> secrets = List.of("an old secret, still good", SECRET);

  @AfterEach
  void close() {
    coalescer.close();
  }

  private Webhook webhook(Coalescer by) {
    List<RunningSync> all = List.of(main, head, branch, elsewhere, own);
    Roster roster =
        new Roster() {
          @Override
          public List<RunningSync> syncs() {
            return all;
          }

          @Override
          public List<String> missing() {
            return List.of();
          }
        };
    return new Webhook(() -> secrets, roster, by, heard::add);
  }

  private Answer post(String path, Map<String, String> headers, InputStream body)
      throws IOException {
    Headers all = new Headers();
    headers.forEach(all::set);
    return webhook(coalescer).answer(new Request("POST", path, all, body));
  }

  private Answer post(String path, Map<String, String> headers, String body) throws IOException {
    return post(path, headers, new ByteArrayInputStream(body.getBytes(UTF_8)));
  }

  private static String hmac(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> github(String secret, String body) {
    return Map.of("X-Hub-Signature-256", "sha256=" + hmac(secret, body));
  }

  private List<Integer> woken() {
    return List.of(
        main.woken().get(),
        head.woken().get(),
        branch.woken().get(),
        elsewhere.woken().get(),
        own.woken().get());
  }

  @ParameterizedTest
  @CsvSource({
    "X-Hub-Signature-256,sha256=",
    "X-Hub-Signature,sha256=",
    "X-Gitea-Signature,''",
    "X-Forgejo-Signature,''",
    "X-Gogs-Signature,''"
  })
  void aSignatureOfAnyServerIsTakenAndWakesWhoFollowsTheBranch(String header, String before)
      throws IOException {
    Answer answer = post("/hook", Map.of(header, before + hmac(SECRET, BODY)), BODY);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(woken()).containsExactly(1, 1, 0, 0, 0);
    assertThat(heard).containsExactly("accepted");
  }

  @Test
  void aTokenOfGitlabIsTaken() throws IOException {
    assertThat(post("/hook", Map.of("X-Gitlab-Token", SECRET), BODY).status()).isEqualTo(202);
    assertThat(post("/hook", Map.of("X-Gitlab-Token", SECRET + "x"), BODY).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256=",
        "sha256=00",
        "sha256=zz",
        "sha1=f1d2d2f924e986ac86fdf7b36c94bcdf32beec15",
        "",
        "é",
        "sha256=sha256="
      })
  void whatIsNoSignatureIsRefusedUnread(String signature) throws IOException {
    InputStream unread = InputStream.nullInputStream();
    unread.close(); // whoever reads it now gets an exception
    Answer answer = post("/hook", Map.of("X-Hub-Signature-256", signature), unread);
    assertThat(answer).isEqualTo(Answer.of(401));
    assertThat(post("/hook", Map.of(), unread)).isEqualTo(Answer.of(401));
    assertThat(woken()).containsOnly(0);
  }

  @Test
  void aWrongSecretAChangedBodyAndAnotherSyncsSecretLookTheSame() throws IOException {
    assertThat(post("/hook", github(OTHER, BODY), BODY)).isEqualTo(Answer.of(401));
    assertThat(post("/hook", github(SECRET, BODY), BODY + " ")).isEqualTo(Answer.of(401));
    assertThat(post("/hook/team/own", github(SECRET, BODY), BODY)).isEqualTo(Answer.of(401));
    assertThat(post("/hook/team/main", github(SECRET, BODY), BODY)).isEqualTo(Answer.of(401));
    assertThat(post("/hook/team/none", github(OTHER, BODY), BODY)).isEqualTo(Answer.of(401));
    assertThat(woken()).containsOnly(0);
    assertThat(heard).containsOnly("unproven");
  }

  @Test
  void aSyncsOwnSecretWakesItAlone() throws IOException {
    assertThat(post("/hook/team/own", github(OTHER, BODY), BODY).status()).isEqualTo(202);
    assertThat(woken()).containsExactly(0, 0, 0, 0, 1);
  }

  @Test
  void secretsAreReadAnewAndNoneLetsNobodyIn() throws IOException {
    secrets = List.of();
    assertThat(post("/hook", github("x", BODY), BODY).status()).isEqualTo(401);
    assertThat(post("/hook", Map.of("X-Gitlab-Token", ""), BODY).status()).isEqualTo(401);
    secrets = List.of("a new one, long enough");
    assertThat(post("/hook", github(SECRET, BODY), BODY).status()).isEqualTo(401);
    assertThat(post("/hook", github("a new one, long enough", BODY), BODY).status()).isEqualTo(202);
  }

  @Test
  void noMoreThanAMebibyteIsRead() throws IOException {
    ByteArrayInputStream tooLong = new ByteArrayInputStream(new byte[3 * Webhook.LIMIT]);
    assertThat(post("/hook", github(SECRET, BODY), tooLong)).isEqualTo(Answer.of(413));
    assertThat(tooLong.available()).isEqualTo(2 * Webhook.LIMIT - 1);
    String largest = "x".repeat(Webhook.LIMIT);
    assertThat(post("/hook", github(SECRET, largest), largest).status()).isEqualTo(202);
  }

  @Test
  void onlyPostsAreTaken() throws IOException {
    Answer answer =
        webhook(coalescer)
            .answer(new Request("GET", "/hook", new Headers(), InputStream.nullInputStream()));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", "POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "no json", "[1]", "{\"repository\": 3}", "payload=%zz"})
  void whatSaysNothingOfARepositoryWakesAllOfThatSecret(String body) throws IOException {
    assertThat(post("/hook", github(SECRET, body), body).status()).isEqualTo(202);
    assertThat(woken()).containsExactly(1, 1, 1, 1, 0);
  }

  @Test
  void aFormIsReadToo() throws IOException {
    String form = "payload=" + java.net.URLEncoder.encode(BODY, UTF_8);
    post("/hook", github(SECRET, form), form);
    assertThat(woken()).containsExactly(1, 1, 0, 0, 0);
  }

  @Test
  void tenThousandRequestsAreFewLooksAndTheLastOneIsNotLost() throws Exception {
    Duration span = Duration.ofMillis(200);
    try (Coalescer quick = new Coalescer(span)) {
      Webhook webhook = webhook(quick);
      Headers headers = new Headers();
      github(SECRET, BODY).forEach(headers::set);
      long start = System.nanoTime();
      for (int i = 0; i < 10_000; i++) {
        InputStream body = new ByteArrayInputStream(BODY.getBytes(UTF_8));
        webhook.answer(new Request("POST", "/hook", headers, body));
      }
      int atTheEnd = head.woken().get();
      Thread.sleep(span.multipliedBy(3));
      long spans = (System.nanoTime() - start) / span.toNanos();
      assertThat(head.woken().get()).isEqualTo(atTheEnd + 1).isLessThanOrEqualTo((int) spans + 2);
      webhook.answer(
          new Request("POST", "/hook", headers, new ByteArrayInputStream(BODY.getBytes(UTF_8))));
      assertThat(head.woken().get()).as("after a quiet time at once").isEqualTo(atTheEnd + 2);
    }
  }
}
