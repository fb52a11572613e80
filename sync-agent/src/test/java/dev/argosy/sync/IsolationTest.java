package dev.argosy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Compiler;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file with an error holds, with the real compiler. */
class IsolationTest {
  private static final Compile COMPILER = tree -> Compiler.compileAll(tree, Compiler.Options.all());
  private static final String INNER =
      pipeline("inner", "container: {image: 'alpine:3.20', command: [echo]}");
  private static final String OUTER = pipeline("outer", "uses: inner");
  private static final String HELLO =
      pipeline("hello", "container: {image: 'alpine:3.20', command: [echo]}");
  private static final String OTHER =
      pipeline("other", "container: {image: 'alpine:3.20', command: [echo]}");

  @TempDir Path temp;
  private final Map<String, String> files =
      new TreeMap<>(
          Map.of(
              "hello.yaml", HELLO, "inner.yaml", INNER, "other.yaml", OTHER, "outer.yaml", OUTER));
  private GitRepo repo;
  private Path out;

  private static String pipeline(String name, String step) {
    return """
    apiVersion: argosy.dev/v1
    kind: Pipeline
    metadata: {name: %s, namespace: ml}
    spec:
      steps:
        only:
          %s
    """
        .formatted(name, step);
  }

  @BeforeEach
  void open() {
    repo = new GitRepo(temp.resolve("repo.git"));
    out = temp.resolve("out");
    SyncReport first = sync(SyncPolicy.DEFAULT);
    assertThat(first.findings()).isEmpty();
    assertThat(first.result()).isEqualTo(Result.SYNCED);
  }

  @AfterEach
  void close() {
    repo.close();
  }

  private SyncReport sync(SyncPolicy policy) {
    repo.commit(files);
    SourceOptions source = SourceOptions.of(repo.url()).allowingLocal();
    SyncOptions options = SyncOptions.of("s", source, new TargetOptions.Directory(out));
    return Sync.once(options.withPolicy(policy), COMPILER, event -> {});
  }

  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out.toRealPath())) {
      for (Path file : all.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        state.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return state;
  }

  private static List<String> errors(SyncReport report) {
    return report.findings().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.at().file().path())
        .distinct()
        .toList();
  }

  private static List<String> written(SyncReport report) {
    return report.actions().stream()
        .filter(Action::writes)
        .map(a -> a.verb() + " " + a.key().name())
        .toList();
  }

  @Test
  void aBadFileHoldsWhatIsMadeFromItAndWhatRefersToIt() throws IOException {
    Map<String, String> before = state();
    files.put("inner.yaml", INNER.replace("container:", "contaner:"));
    files.put("hello.yaml", HELLO.replace("3.20", "3.21"));
    files.put("outer.yaml", OUTER.replace("only", "one"));
    SyncReport report = sync(SyncPolicy.DEFAULT);
    assertThat(report.result()).isEqualTo(Result.PARTLY);
    assertThat(errors(report)).containsExactly("inner.yaml", "outer.yaml");
    assertThat(written(report)).containsExactly("update hello");
    assertThat(report.problems()).extracting(Problem::code).containsExactly(Code.SOURCE_HELD);
    assertThat(report.problems().get(0).message()).startsWith("2 files are held back");
    Map<String, String> after = state();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    for (String held : List.of("inner", "outer", "other")) {
      String file = "workflowtemplate-" + held + ".yaml";
      assertThat(after.get(file)).as(held).isEqualTo(before.get(file));
    }
  }

  @Test
  void whileAFileIsHeldNothingIsRemovedAndAfterItIsMendedItIs() throws IOException {
    files.put("inner.yaml", "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: [inner\n");
    files.remove("other.yaml");
    SyncReport report = sync(SyncPolicy.DEFAULT);
    assertThat(report.result()).isEqualTo(Result.PARTLY);
    assertThat(written(report)).isEmpty();
    assertThat(report.actions())
        .filteredOn(a -> a instanceof Action.Hold)
        .extracting(a -> a.key().name(), a -> ((Action.Hold) a).reason())
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "other", "nothing is removed while a part of the commit is held back"));
    assertThat(state()).hasSize(4);
    files.put("inner.yaml", INNER);
    SyncReport mended = sync(SyncPolicy.DEFAULT);
    assertThat(mended.result()).isEqualTo(Result.SYNCED);
    assertThat(written(mended)).containsExactly("prune other");
  }

  @Test
  void aBrokenProjectFileHoldsAllForItSpeaksForAll() throws IOException {
    Map<String, String> before = state();
    files.put("argosy.yaml", "apiVersion: argosy.dev/v1\nkind: Project\nspec: {nonsense: 1}\n");
    files.put("hello.yaml", HELLO.replace("3.20", "3.21"));
    SyncReport report = sync(SyncPolicy.DEFAULT);
    assertThat(report.result()).isEqualTo(Result.HELD);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void ofTwoFilesThatClaimOneNameNeitherIsTaken() throws IOException {
    Map<String, String> before = state();
    files.put("a-copy.yaml", HELLO.replace("3.20", "evil"));
    SyncReport report = sync(SyncPolicy.DEFAULT);
    assertThat(report.result()).isEqualTo(Result.PARTLY);
    assertThat(errors(report)).isNotEmpty();
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void whereNoFileIsGoodAllIsHeld() throws IOException {
    Map<String, String> before = state();
    files.replaceAll((path, text) -> text.replace("spec:", "spce:"));
    SyncReport report = sync(SyncPolicy.DEFAULT);
    assertThat(report.result()).isEqualTo(Result.HELD);
    assertThat(errors(report)).hasSize(4);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void withIsolationAllOneBadFileHoldsTheCommit() throws IOException {
    Map<String, String> before = state();
    files.put("inner.yaml", INNER.replace("container:", "contaner:"));
    files.put("hello.yaml", HELLO.replace("3.20", "3.21"));
    SyncReport report = sync(SyncPolicy.DEFAULT.withIsolation(Isolation.ALL));
    assertThat(report.result()).isEqualTo(Result.HELD);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void anObjectOfANamespaceThatIsNotAllowedIsHeldAndTheOthersGoOn() throws IOException {
    files.put(
        "elsewhere.yaml",
        pipeline("elsewhere", "container: {image: 'alpine:3.20', command: [echo]}")
            .replace("namespace: ml", "namespace: kube-system"));
    files.put("hello.yaml", HELLO.replace("3.20", "3.21"));
    SyncReport report = sync(SyncPolicy.DEFAULT.withNamespaces(java.util.Set.of("ml", "data")));
    assertThat(report.result()).isEqualTo(Result.PARTLY);
    assertThat(written(report)).containsExactly("update hello");
    assertThat(report.problems().get(0).line())
        .isEqualTo(
            "elsewhere.yaml: WorkflowTemplate kube-system/elsewhere is not in a namespace that this"
                + " sync may write to (data, ml) [object-refused]; allow it for this sync");
    SyncReport narrowed = sync(SyncPolicy.DEFAULT.withNamespaces(java.util.Set.of("data")));
    assertThat(narrowed.result()).isEqualTo(Result.HELD);
    assertThat(state()).hasSize(4);
  }
}
