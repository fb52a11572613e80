package dev.argosy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.plan.Action;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All examples in one repository, compiled by the real compiler, applied by the agent. */
class ExamplesSyncTest {
  private static final Compile COMPILER = tree -> Compiler.compileAll(tree, Compiler.Options.all());

  @TempDir Path temp;
  private GitRepo repo;
  private final Map<String, String> files = new TreeMap<>();
  private List<Manifest> manifests = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    Path examples = Path.of(System.getProperty("argosy.root"), "examples");
    try (Stream<Path> paths = Files.walk(examples)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(examples.relativize(file).toString(), Files.readString(file));
      }
    }
    withoutThoseOfEnvironments();
    manifests = COMPILER.compile(MemoryTree.of(files)).value().orElseThrow().manifests();
    assertThat(manifests).hasSizeGreaterThan(10);
    repo = new GitRepo(temp.resolve("repo.git"));
    repo.commit(files);
  }

  /** The others have no environment, so none can be chosen. */
  private void withoutThoseOfEnvironments() {
    List<String> folders =
        files.entrySet().stream()
            .filter(e -> e.getKey().endsWith("/expect.yaml"))
            .filter(e -> e.getValue().contains("\nenvironments:"))
            .map(e -> e.getKey().substring(0, e.getKey().indexOf('/') + 1))
            .toList();
    files.keySet().removeIf(path -> folders.stream().anyMatch(path::startsWith));
  }

  @AfterEach
  void close() {
    repo.close();
  }

  private SyncReport sync(TargetOptions target) {
    SourceOptions source = SourceOptions.of(repo.url()).allowingLocal();
    return Sync.once(SyncOptions.of("examples", source, target), COMPILER, event -> {});
  }

  private TargetOptions cluster() throws IOException {
    ApiServer server = ApiServer.get();
    String home = server.newNamespace();
    String role = ShippedRole.in(home);
    for (String namespace : manifests.stream().map(Manifest::namespace).distinct().toList()) {
      server
          .client()
          .resource(
              new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
          .serverSideApply();
      ShippedRole.reach(home, namespace);
    }
    Path kubeconfig = Files.writeString(temp.resolve("kubeconfig"), role);
    return new TargetOptions.Cluster(Optional.of(kubeconfig), home);
  }

  /** What is marked to go counts as gone: nobody here does a garbage collector's work. */
  private static boolean isLive(Manifest m) {
    GenericKubernetesResource found =
        ApiServer.get()
            .client()
            .genericKubernetesResources(m.apiVersion(), m.kind())
            .inNamespace(m.namespace())
            .withName(m.name())
            .get();
    return found != null && found.getMetadata().getDeletionTimestamp() == null;
  }

  @Test
  @NeedsPart(Part.API_SERVER)
  void theApiServerTakesThemAllAndTheAgentKeepsThem() throws IOException {
    TargetOptions target = cluster();
    SyncReport first = sync(target);
    assertThat(first.problems()).isEmpty();
    assertThat(first.result()).isEqualTo(Result.SYNCED);
    assertThat(first.writes()).isEqualTo(manifests.size());
    assertThat(manifests).allSatisfy(m -> assertThat(isLive(m)).as(m.name()).isTrue());
    assertThat(sync(target).writes()).isZero();

    repo.commit(with("hello/pipeline.yaml", "container:", "contaner:"));
    SyncReport held = sync(target);
    assertThat(held.result()).isEqualTo(Result.PARTLY);
    assertThat(held.findings().stream().filter(Diagnostic::isError))
        .extracting(d -> d.at().toString())
        .containsExactly("hello/pipeline.yaml:7:7");
    assertThat(held.writes()).isZero();
    assertThat(manifests).allSatisfy(m -> assertThat(isLive(m)).as(m.name()).isTrue());

    repo.commit(without("penguin-dependency/"));
    SyncReport pruned = sync(target);
    assertThat(pruned.result()).isEqualTo(Result.SYNCED);
    assertThat(pruned.actions().stream().filter(Action::writes))
        .hasSize(3)
        .allSatisfy(a -> assertThat(a).isInstanceOf(Action.Prune.class));
    assertThat(manifests)
        .allSatisfy(m ->
            assertThat(isLive(m))
                .as(m.name())
                .isNotEqualTo(m.source().startsWith("penguin-dependency/")));
  }

  @Test
  void aFolderHoldsThemAllAsTheyWereCompiled() throws IOException {
    Path out = temp.resolve("out");
    TargetOptions target = new TargetOptions.Directory(out);
    SyncReport first = sync(target);
    assertThat(first.problems()).isEmpty();
    assertThat(first.writes()).isEqualTo(manifests.size());
    assertThat(sync(target).writes()).isZero();
    String written = written(out);
    assertThat(manifests).allSatisfy(m -> assertThat(written).contains(m.yaml()));

    repo.commit(without("hello/"));
    assertThat(sync(target).writes()).isEqualTo(1);
    assertThat(written(out)).doesNotContain("\n  name: hello\n").contains("\n  name: cointoss\n");
  }

  private static String written(Path out) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> paths = Files.walk(out.toRealPath())) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file)).append('\n');
      }
    }
    return all.toString();
  }

  private Map<String, String> with(String path, String from, String to) {
    Map<String, String> changed = new TreeMap<>(files);
    changed.computeIfPresent(path, (p, text) -> text.replace(from, to));
    return changed;
  }

  private Map<String, String> without(String folder) {
    Map<String, String> changed = new TreeMap<>(files);
    changed.keySet().removeIf(path -> path.startsWith(folder));
    return changed;
  }
}
