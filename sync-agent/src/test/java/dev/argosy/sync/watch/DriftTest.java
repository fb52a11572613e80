package dev.argosy.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.FakeCompile;
import dev.argosy.sync.Pace;
import dev.argosy.sync.Samples;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.agent.AgentParts;
import dev.argosy.sync.agent.Lone;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.testkit.ApiCall;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole agent on a real API server with the shipped Role, whose next look is an hour away: only
 * drift wakes it.
 */
@NeedsPart(Part.API_SERVER)
class DriftTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  @TempDir private Path temporary;
  private final List<SyncEvent> events = new CopyOnWriteArrayList<>();
  private final String namespace = ApiServer.get().newNamespace();
  private final ApiProxy proxy = ApiProxy.before(ShippedRole.in(namespace));
  private final ClusterDrift drift =
      new ClusterDrift(
          new FightRules(3, Duration.ofMinutes(10), Duration.ofSeconds(4), Duration.ofMinutes(1)));
  private Optional<Lone> agent = Optional.empty();
  private Optional<GitRepo> repo = Optional.empty();

  @AfterEach
  void close() {
    agent.ifPresent(a -> a.stop(SECONDS));
    repo.ifPresent(GitRepo::close);
    proxy.close();
    assertThat(drift.missing()).as("nothing is watched any more").isEmpty();
  }

  private static Map<String, String> files(Desired... desired) {
    Map<String, String> files = new java.util.TreeMap<>();
    List.of(desired).forEach(d -> files.put(d.key().kind() + "-" + d.source(), d.yaml()));
    return files;
  }

  private void start(Desired... desired) throws IOException {
    GitRepo git = new GitRepo(temporary.resolve("repo.git"));
    repo = Optional.of(git);
    git.commit(files(desired));
    Path kubeconfig = Files.writeString(temporary.resolve("kubeconfig"), proxy.kubeconfig());
    SyncOptions options =
        SyncOptions.of(
                "drift",
                SourceOptions.of(git.url()).allowingLocal(),
                new TargetOptions.Cluster(Optional.of(kubeconfig), namespace))
            .withWork(temporary.resolve("work"));
    Lone lone =
        new Lone(
            "drift",
            () -> options,
            new Pace(HOUR, HOUR, HOUR, HOUR, 0),
            new FakeCompile(),
            AgentParts.of(sync -> events::add).withDrift(drift));
    agent = Optional.of(lone);
    lone.start();
    await(() -> finished() == 1 && drift.missing().isEmpty());
  }

  private long finished() {
    return events.stream().filter(e -> e instanceof SyncEvent.Finished).count();
  }

  private List<SyncEvent.Drifted> drifted() {
    return events.stream()
        .filter(e -> e instanceof SyncEvent.Drifted)
        .map(e -> (SyncEvent.Drifted) e)
        .toList();
  }

  private void await(BooleanSupplier condition) {
    long end = System.nanoTime() + SECONDS.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s %s", events, drift.missing()).isLessThan(end);
      pause(50);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void healed(ObjectKey key, String text) {
    await(() -> Others.text(key).contains(text));
  }

  private void push(Desired... desired) throws IOException {
    long before = finished();
    repo.orElseThrow().commit(files(desired));
    agent.orElseThrow().syncs().get(0).wake(Trigger.WEBHOOK, List.of());
    await(() -> finished() > before);
  }

  @Test
  void aCommitAsksOnlyForWhatItChangesAmongWhatIsWatched() throws Exception {
    Desired other = Samples.template(namespace, "other", "busybox:1");
    start(Samples.template(namespace, "train", "busybox:1"), other);
    push(Samples.template(namespace, "train", "busybox:2"), other);
    proxy.forget();
    push(Samples.template(namespace, "train", "busybox:3"), other);
    assertThat(proxy.calls())
        .extracting(ApiCall::path)
        .noneMatch(path -> path.endsWith("/workflowtemplates") || path.endsWith("/other"))
        .anyMatch(path -> path.endsWith("/workflowtemplates/train"));
    Others.patch(
        other.key(),
        "kubectl-edit",
        """
        {"spec": {"templates": [{"name": "main", "container": {"image": "evil:1"}}]}}\
        """);
    healed(other.key(), "busybox:1");
    assertThat(Others.text(Samples.template(namespace, "train", "busybox:3").key()))
        .contains("busybox:3");
  }

  @Test
  void whatKubectlEditedIsPutBackWithinSecondsAndTheEditorIsNamed() throws Exception {
    Desired template = Samples.template(namespace, "train", "busybox:1");
    start(template);
    Others.patch(
        template.key(),
        "kubectl-edit",
        """
        {"spec": {"templates": [{"name": "main", "container": {"image": "evil:1"}}]}}\
        """);
    healed(template.key(), "busybox:1");
    assertThat(drifted()).hasSize(1);
    assertThat(drifted().get(0).key()).isEqualTo(template.key());
    assertThat(drifted().get(0).how()).isEqualTo(".spec.templates was set");
    assertThat(drifted().get(0).by()).startsWith("kubectl-edit (Update, 20");
    pause(1500);
    assertThat(finished()).as("its own write is no drift").isEqualTo(2);
  }

  @Test
  void aSuspendedCronADeletedTemplateAndATakenLabelAreAllPutBack() throws Exception {
    ShippedRole.mayWatchConfigMaps(namespace);
    Desired cron = Samples.cron(namespace, "nightly", "train");
    Desired template = Samples.template(namespace, "train", "busybox:1");
    Desired other = Samples.template(namespace, "other", "busybox:2");
    Desired config = Samples.config(namespace, "sizes", "1");
    start(cron, template, other, config);
    Others.patch(cron.key(), "argo", "{\"spec\": {\"suspend\": true}}");
    Others.at(template.key()).delete();
    Others.patch(config.key(), "kubectl-edit", "{\"data\": {\"key\": \"9\"}}");
    healed(cron.key(), "suspend: false");
    healed(template.key(), "busybox:1");
    healed(config.key(), "key: \"1\"");
    Others.patch(
        config.key(),
        "x",
        "{\"metadata\": {\"labels\": {\"app.kubernetes.io/managed-by\": \"helm\"}}}");
    await(() -> drifted().stream().anyMatch(d -> d.how().equals("its labels were changed")));
    assertThat(drifted())
        .extracting(d -> d.key().name() + ": " + d.how())
        .contains(
            "nightly: .spec.suspend was set",
            "train: it was deleted or its label was taken off",
            "sizes: .data.key was set");
  }

  @Test
  void whatTheControllerAndOthersWriteBesideItIsNoDrift() throws Exception {
    Desired cron = Samples.cron(namespace, "nightly", "train");
    start(cron);
    for (int i = 0; i < 3; i++) {
      Others.patch(
          cron.key(),
          "workflow-controller",
          """
          {"status": {"active": [], "phase": "Active", "succeeded": %d, "failed": 0, "conditions": []},
           "metadata": {"labels": {"argosy.dev/source": "drift"},
             "annotations": {"cronworkflows.argoproj.io/last-used-schedule": "0 %d * * *"}}}\
          """
              .formatted(i, i));
    }
    Others.patch(cron.key(), "kubectl", "{\"metadata\": {\"labels\": {\"mine\": \"yes\"}}}");
    pause(2500);
    assertThat(drifted()).isEmpty();
    assertThat(finished()).isEqualTo(1);
  }

  @Test
  void aWriterThatChangesItBackIsNamedAndTheLoadIsBoundedWhileOthersAreHealed() throws Exception {
    Desired cron = Samples.cron(namespace, "nightly", "train");
    Desired template = Samples.template(namespace, "train", "busybox:1");
    start(cron, template);
    proxy.forget();
    AtomicBoolean over = new AtomicBoolean();
    Thread rival = Thread.ofVirtual().start(() -> fight(cron.key(), over));
    await(() -> events.stream().anyMatch(e -> e instanceof SyncEvent.Fought));
    pause(6000);
    over.set(true);
    rival.join();
    SyncEvent.Fought fought =
        events.stream()
            .filter(e -> e instanceof SyncEvent.Fought)
            .map(e -> (SyncEvent.Fought) e)
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(fought.key()).isEqualTo(cron.key());
    assertThat(fought.problem().line())
        .contains(
            "rival (Update, 20", "the 3 times it was put back within 10 min", "[writer-fight]");
    long heals = proxy.writes().stream().filter(c -> c.path().endsWith("/nightly")).count();
    assertThat(heals).as("3, then one after 4 s, then none for 8 s").isBetween(3L, 5L);
    Others.at(template.key()).delete();
    healed(template.key(), "busybox:1");
  }

  private static void fight(ObjectKey key, AtomicBoolean over) {
    while (!over.get()) {
      if (Others.text(key).contains("suspend: false")) {
        Others.patch(key, "rival", "{\"spec\": {\"suspend\": true}}");
      }
      pause(100);
    }
  }
}
