package dev.argosy.sync.agent;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.argosy.sync.Await;
import dev.argosy.testkit.ApiRefused;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a Sync says of itself when something is wrong, and what it never says. */
@NeedsPart(Part.API_SERVER)
class FleetWordsTest extends FleetTrial {
  @Test
  void aSpecThatIsWrongIsRefusedByTheDefinition() {
    for (String wrong :
        List.of(
            "interval: soon",
            "isolation: Some",
            "prune: {maxPercent: 101}",
            "repository: {url: 'git://a/b'}",
            "repository: {url: 'https://u:p@a/b'}",
            "repository: {url: 'https://a/b', ref: {branch: a, tag: b}}",
            "repository: {url: 'https://a/b', ref: {commit: abc}}",
            "verify: {mode: Never, secret: a}")) {
      assertThatThrownBy(() -> declare("wrong", wrong)).as(wrong).isInstanceOf(ApiRefused.class);
    }
  }

  @Test
  void onePoisonedSyncFailsAloneAndSaysWhy() {
    SyncDefinition.loosen(client);
    client
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: argosy.dev/v1
                kind: Sync
                metadata: {name: poisoned, namespace: %s}
                spec: {interval: never, isolation: [], repository: 7, namespaces: {a: b}}
                status: {conditions: 5, history: [3], lastAttemptTime: yesterday}
                """
                    .formatted(namespace),
                GenericKubernetesResource.class))
        .create();
    declare("good", "");
    await("good", "Synced"::equals);
    await("poisoned", "SyncField"::equals);
    assertThat(condition("poisoned", "Stalled", "status")).isEqualTo("True");
    assertThat(Serialization.asYaml(sync("poisoned")))
        .contains("spec.interval", "spec.isolation", "spec.repository", "spec.namespaces")
        .contains("is 'never'; expected a duration such as 90s, 15m or 1h30m");
    SyncDefinition.install(client);
    commit("busybox:2");
    annotate("good", "argosy.dev/reconcile", "1");
    Await.until(LONG, "the good one goes on", () -> runs("busybox:2"));
  }

  @Test
  void aCommitThatRemovesEverythingIsHeldAndTheStatusSaysHowToLetItPass() {
    declare("ml", "");
    await("ml", "Synced"::equals);
    String empty = repo.commit(Map.of("readme.txt", "nothing"));
    annotate("ml", "argosy.dev/reconcile", "now");
    await("ml", "PruneBrake"::equals);
    assertThat(condition("ml", "Stalled", "status")).isEqualTo("True");
    assertThat(template("train")).isPresent();
    assertThat(status("ml", "/held/0/hint"))
        .isEqualTo(
            "if that is meant: kubectl annotate syncs.argosy.dev ml -n "
                + namespace
                + " --overwrite argosy.dev/acknowledge="
                + empty);
  }

  @Test
  void aRotatedSecretIsUsedAndNoneIsEverShown() {
    server.login = Optional.of("me:canary-one");
    declare("ml", "");
    await("ml", "RepositoryRefused"::equals);
    secret("git", Map.of("ca.crt", pem, "username", "me", "password", "canary-one"));
    await("ml", "Synced"::equals);
    server.login = Optional.of("me:canary-two");
    annotate("ml", "argosy.dev/reconcile", "1");
    await("ml", "RepositoryRefused"::equals);
    secret("git", Map.of("ca.crt", pem, "username", "me", "password", "canary-two"));
    annotate("ml", "argosy.dev/reconcile", "2");
    await("ml", "Synced"::equals);
    assertThat(Serialization.asYaml(sync("ml")) + Serialization.asYaml(events()))
        .contains("RepositoryRefused")
        .doesNotContain("canary");
  }

  @Test
  void aSecretThatIsForbiddenMissingOrTooShortIsSaid() {
    declare("ml", "webhook: {secret: hook}\n");
    says("ml", "Secret 'hook' of namespace '" + namespace + "' may not be read by the agent");
    ShippedRole.mayRead(namespace, "hook");
    again("ml");
    says("ml", "Secret 'hook' of namespace '" + namespace + "' does not exist");
    secret("hook", Map.of("token", "canary"));
    again("ml");
    says("ml", "Secret 'hook' has a key 'token' of fewer than 16 characters");
    Await.until(LONG, "an event", () -> told("fewer than 16 characters; put the secret"));
    secret("hook", Map.of("token", "long enough to sign with"));
    again("ml");
    await("ml", "Synced"::equals);
    assertThat(fleet.syncs().get(0).webhookSecret()).contains("long enough to sign with");
    assertThat(Serialization.asYaml(sync("ml")) + Serialization.asYaml(events()))
        .doesNotContain("canary", "long enough to sign");
  }

  private boolean told(String words) {
    return events().stream().anyMatch(event -> event.getMessage().contains(words));
  }

  private void again(String name) {
    annotate(name, "argosy.dev/reconcile", String.valueOf(System.nanoTime()));
  }

  private void says(String name, String words) {
    Await.until(
        LONG,
        () -> Serialization.asYaml(sync(name)),
        () -> condition(name, "Ready", "message").contains(words));
  }

  /** What an operator reads with kubectl: the reason, what is wrong, and what to do. */
  @Test
  void everyMistakeIsSaidSoThatItCanBeMended() {
    String there = server.url("127.0.0.1");
    secret("git", Map.of("ca.crt", pem, "username", "me", "password", "canary-word"));
    Map<String, String> told = new TreeMap<>();
    declare("host", "https://no-such-host.invalid/x.git", "");
    told.put("host", "RepositoryUnreachable: https://no-such-host.invalid/x.git: no such host");
    declare("port", "https://127.0.0.1:1/x.git", "");
    told.put("port", "RepositoryUnreachable: https://127.0.0.1:1/x.git: connection refused");
    declare("branch", "repository: {url: \"" + there + "\", ref: {branch: nope}}\n");
    told.put("branch", "RefUnknown: " + there + ": has no branch or tag 'refs/heads/nope'");
    declare("folder", "repository: {url: \"" + there + "\", path: nope}\n");
    told.put("folder", "SyncOption: path: 'nope' is not a folder in commit ");
    declare("keys", "verify: {mode: Commit, secret: git}\n");
    told.put(
        "keys", "SyncSecret: Secret 'git', key 'ca.crt': is not an armored OpenPGP public key");
    ApiServer.get()
        .apply(
            """
            apiVersion: argosy.dev/v1
            kind: Sync
            metadata: {name: authority}
            spec: {repository: {url: "%s"}}
            """
                .formatted(there),
            namespace);
    told.put(
        "authority",
        "RepositoryRefused: " + there + ": the server's certificate is not trusted: it is of no");
    told.forEach((name, words) -> {
      await(name, reason -> !reason.isEmpty());
      assertThat(condition(name, "Ready", "reason") + ": " + condition(name, "Ready", "message"))
          .startsWith(words);
      assertThat(status(name, "/held/0/hint")).as(name).isNotEmpty();
    });
    assertThat(told("known here: main")).isTrue();
    assertThat(told("check the address, its port and the network")).isTrue();
    secret("git", Map.of("ca.crt", pem, "username", "me"));
    declare("half", "");
    says("half", "Secret 'git', key 'password': is missing, but username is given");
    secret("git", Map.of("ca.crt", "none", "username", "me", "password", "canary-word"));
    declare("pem", "");
    says("pem", "Secret 'git', key 'ca.crt': ");
  }

  @Test
  void aSyncWritesToItsOwnNamespaceOnly() {
    declare("ml", "namespaces: [kube-system]\n");
    await("ml", "SyncNamespace"::equals);
    assertThat(condition("ml", "Stalled", "status")).isEqualTo("True");
  }

  /** Whoever wrote last of those that began at once has it; who comes later has not. */
  @Test
  void whoWantsAnObjectOfAnotherSyncIsToldWhoseItIs() {
    List<String> both = List.of("first", "second");
    both.forEach(name -> declare(name, ""));
    Await.until(LONG, () -> Serialization.asYaml(sync("first")), () -> reasons(both).equals(ONE));
    declare("third", "");
    await("third", "ObjectForeign"::equals);
    String owner =
        template("train").orElseThrow().getMetadata().getLabels().get("argosy.dev/source");
    assertThat(status("third", "/held/0/message")).contains("belongs to the sync '" + owner + "'");
    assertThat(owner).startsWith(namespace + ".");
  }

  private static final Set<String> ONE = Set.of("Synced", "ObjectForeign");

  private Set<String> reasons(List<String> syncs) {
    return syncs.stream().map(name -> condition(name, "Ready", "reason")).collect(toSet());
  }

  @Test
  void aStatusIsBoundedHoweverMuchIsWrong() {
    Map<String, String> files = new TreeMap<>();
    IntStream.range(0, 300).forEach(i -> files.put(i + "x".repeat(200) + ".yaml", "BROKEN"));
    repo.commit(files);
    declare("ml", "");
    await("ml", "SourceHeld"::equals);
    assertThat(status("ml", "/findingsTotal")).isEqualTo("300");
    assertThat(status("ml", "/findings/19/code")).isEqualTo("yaml-syntax");
    assertThat(status("ml", "/findings/20/code")).isEmpty();
    assertThat(Serialization.asYaml(sync("ml"))).hasSizeLessThan(20_000);
  }

  @Test
  void operatorsAreToldByEvents() {
    declare("ml", "");
    await("ml", "Synced"::equals);
    Await.until(LONG, "an event", () -> !events().isEmpty());
    Event event = events().get(0);
    assertThat(event.getReason()).isEqualTo("Synced");
    assertThat(event.getMessage()).endsWith(": 1 created, 0 updated, 0 pruned");
    assertThat(event.getInvolvedObject().getUid()).isEqualTo(sync("ml").getMetadata().getUid());
  }
}
