package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.Tree;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real repositories, read by fetching them ({@code file:}) and in place. */
class SourcesTest {
  @TempDir Path temp;
  private GitRepo repo;
  private Path work;

  @BeforeEach
  void open() {
    repo = new GitRepo(temp.resolve("repo.git"));
    work = temp.resolve("work");
  }

  @AfterEach
  void close() {
    repo.close();
  }

  private SourceOptions fetched() {
    return SourceOptions.of(repo.url()).allowingLocal();
  }

  private SourceOptions inPlace() {
    return SourceOptions.of(repo.folder.toString()).allowingLocal();
  }

  private Problem failure(SourceOptions options) {
    SyncException e =
        catchThrowableOfType(
            SyncException.class,
            () -> {
              try (Source source = Sources.open(options, work)) {
                source.read();
              }
            });
    assertThat(e).as("reading %s must fail", options.url()).isNotNull();
    return e.problems().get(0);
  }

  private List<Diagnostic> refused(SourceOptions options) throws SyncException {
    try (Source source = Sources.open(options, work)) {
      return source.read().refused();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsTheFilesOfTheHeadSortedAndNothingElse(boolean fetch) throws Exception {
    String commit = repo.commit(Map.of("b.yaml", "b", "a/x.yaml", "x", "a/y/z.txt", "z"));
    try (Source source = Sources.open(fetch ? fetched() : inPlace(), work)) {
      Snapshot snapshot = source.read();
      assertThat(snapshot.commit()).isEqualTo(commit).isEqualTo(source.poll());
      assertThat(snapshot.refused()).isEmpty();
      Tree tree = snapshot.tree();
      assertThat(tree.paths()).containsExactly("a/x.yaml", "a/y/z.txt", "b.yaml");
      assertThat(tree.read("a/y/z.txt")).contains("z".getBytes(UTF_8));
      assertThat(tree.read("nothing")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void branchTagAndCommitAreRefs(boolean fetch) throws Exception {
    String one = repo.commit("refs/heads/one", Map.of("f", "1"));
    String two = repo.commit("refs/tags/two", Map.of("f", "2"));
    SourceOptions options = fetch ? fetched() : inPlace();
    for (String ref : List.of("one", "refs/heads/one", one)) {
      assertThat(read(options.withRef(ref))).isEqualTo(one);
    }
    assertThat(read(options.withRef("two"))).isEqualTo(two);
  }

  private String read(SourceOptions options) throws SyncException {
    try (Source source = Sources.open(options, work)) {
      return source.read().commit();
    }
  }

  @Test
  void aForcePushIsFollowedAndOnlyTheNewCommitIsKept() throws Exception {
    repo.commit(Map.of("f", "1"));
    try (Source source = Sources.open(fetched(), work)) {
      source.read();
      String forced = repo.rewrite(Map.of("f", "unrelated"));
      assertThat(source.poll()).isEqualTo(forced);
      assertThat(source.read().commit()).isEqualTo(forced);
    }
    try (Stream<Path> kept = Files.list(work)) {
      assertThat(kept.filter(p -> p.toString().endsWith(".git"))).hasSize(1);
    }
  }

  @Test
  void aCommitThatIsThereIsNotFetchedAgainAndADamagedOneIs() throws Exception {
    String commit = repo.commit(Map.of("f", "1"));
    read(fetched());
    Path kept = work.resolve(commit + ".git");
    Path mark = Files.writeString(kept.resolve("mark"), "");
    read(fetched());
    assertThat(mark).exists();
    try (Stream<Path> objects = Files.walk(kept.resolve("objects"))) {
      for (Path object : objects.filter(Files::isRegularFile).toList()) {
        Files.delete(object);
      }
    }
    assertThat(failure(fetched()).code()).isEqualTo(Code.REPOSITORY_BROKEN);
    assertThat(read(fetched())).isEqualTo(commit);
  }

  @Test
  void leftOversOfACrashAreRemovedByTheNextFetch() throws Exception {
    repo.commit(Map.of("f", "1"));
    Path left = Files.createDirectories(work.resolve("crashed.part/objects"));
    read(fetched());
    assertThat(left).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUnbornRepositoryAndAnUnknownRefAreSaid(boolean fetch) {
    SourceOptions options = fetch ? fetched() : inPlace();
    assertThat(failure(options).code()).isEqualTo(Code.REF_UNKNOWN);
    assertThat(failure(options).hint()).isEqualTo("the repository is empty");
    repo.commit(Map.of("f", "1"));
    Problem unknown = failure(options.withRef("mian"));
    assertThat(unknown.code()).isEqualTo(Code.REF_UNKNOWN);
    assertThat(unknown.hint()).isEqualTo("did you mean 'main'?");
  }

  @Test
  void anUnknownCommitIsSaid() {
    repo.commit(Map.of("f", "1"));
    String nobody = "0123456789012345678901234567890123456789";
    assertThat(failure(inPlace().withRef(nobody)).code()).isEqualTo(Code.REF_UNKNOWN);
    assertThat(failure(fetched().withRef(nobody)).code()).isEqualTo(Code.REF_UNKNOWN);
    try (GitServer server = new GitServer(repo.repository())) {
      SourceOptions http = SourceOptions.of(server.url("127.0.0.1")).allowingLocal();
      Problem missing = failure(http.withRef(nobody));
      assertThat(missing.code()).as(missing.line()).isEqualTo(Code.REF_UNKNOWN);
    }
  }

  @Test
  void aRefToABlobIsNotACommit() {
    repo.point("refs/tags/blob", repo.insert(Constants.OBJ_BLOB, "x"));
    assertThat(failure(inPlace().withRef("blob")).code()).isEqualTo(Code.REF_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"120000, is a symlink", "160000, is a submodule"})
  void linksAndSubmodulesAreRefusedByPath(String mode, String what) throws Exception {
    repo.commitRaw("evil", FileMode.fromBits(Integer.parseInt(mode, 8)), "/etc/passwd");
    for (SourceOptions options : List.of(fetched(), inPlace())) {
      List<Diagnostic> refused = refused(options);
      assertThat(refused).hasSize(1);
      assertThat(refused.get(0).code()).isEqualTo(Code.TREE_ENTRY_REFUSED);
      assertThat(refused.get(0).at().file().path()).isEqualTo("evil");
      assertThat(refused.get(0).message()).contains("'evil' " + what);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", ".git", ".GIT", ".", "a/b", "/etc", "git~1", ".g\u200cit", "a\\b", "a\nb"})
  void namesThatGitForbidsAreRefused(String name) throws Exception {
    repo.commitRaw(name, FileMode.REGULAR_FILE, "x");
    for (SourceOptions options : List.of(fetched(), inPlace())) {
      assertThat(refused(options))
          .extracting(Diagnostic::code)
          .containsExactly(Code.TREE_ENTRY_REFUSED);
    }
  }

  /** On a disk that folds case or composes letters, the one would be written over the other. */
  @ParameterizedTest
  @CsvSource({"A.yaml, a.yaml", "\u00e9.yaml, e\u0301.yaml", "team/X/f, team/x/f"})
  void twinsOfCaseOrUnicodeAreRefused(String one, String other) throws Exception {
    repo.commit(Map.of(one, "1", other, "2"));
    for (SourceOptions options : List.of(fetched(), inPlace())) {
      assertThat(refused(options))
          .extracting(Diagnostic::code)
          .containsOnly(Code.TREE_ENTRY_REFUSED)
          .isNotEmpty();
    }
  }

  @Test
  void aDeepPathIsRefusedAndTenThousandFoldersAreNoStackOverflow() throws Exception {
    repo.commitDeep(10_000);
    for (SourceOptions options : List.of(fetched(), inPlace())) {
      assertThat(refused(options))
          .extracting(Diagnostic::code)
          .containsExactly(Code.TREE_TOO_LARGE);
    }
  }

  @Test
  void aHugeFileIsListedButNotRead() throws Exception {
    String huge = "x".repeat(Tree.MAX_FILE_BYTES + 1);
    repo.commit(Map.of("huge.yaml", huge, "limit.yaml", huge.substring(1)));
    try (Source source = Sources.open(fetched(), work)) {
      Tree tree = source.read().tree();
      assertThat(tree.paths()).contains("huge.yaml");
      assertThat(tree.read("huge.yaml")).isEmpty();
      assertThat(tree.read("limit.yaml")).isPresent();
      try (InputStream in = tree.open("huge.yaml").orElseThrow()) {
        assertThat(in.readAllBytes()).hasSize(huge.length());
      }
    }
  }

  @Test
  void tooManyFilesOrBytesAreRefused() throws Exception {
    Map<String, String> many =
        IntStream.range(0, 11).boxed().collect(Collectors.toMap(i -> "f" + i, i -> "12345"));
    repo.commit(many);
    Limits few = Limits.DEFAULT.withFiles(10, 1000);
    Limits small = Limits.DEFAULT.withFiles(100, 54);
    assertThat(refused(fetched().withLimits(few)).get(0).message())
        .contains("than the 10 that are read");
    assertThat(refused(fetched().withLimits(small)).get(0).message())
        .contains("more than 54 bytes");
    assertThat(refused(fetched().withLimits(Limits.DEFAULT.withFiles(11, 55)))).isEmpty();
  }

  @Test
  void aFolderOfTheRepositoryIsTheRootAndMustExist() throws Exception {
    repo.commit(Map.of("team/a/x.yaml", "x", "other.yaml", "o"));
    try (Source source = Sources.open(fetched().withPath("team/a"), work)) {
      assertThat(source.read().tree().paths()).containsExactly("x.yaml");
    }
    assertThat(failure(fetched().withPath("gone")).code()).isEqualTo(Code.SYNC_OPTION);
    assertThat(failure(fetched().withPath("other.yaml")).code()).isEqualTo(Code.SYNC_OPTION);
    for (String bad : List.of("..", "a/../b", "/etc", "a//b", "a\\b")) {
      assertThat(failure(fetched().withPath(bad)).code()).as(bad).isEqualTo(Code.SYNC_OPTION);
    }
  }

  @Test
  void aFolderInsideACloneStandsForThatFolderOfTheCommit() throws Exception {
    Path clone = temp.resolve("clone");
    repo.commit(Map.of("team/a/x.yaml", "x", "other.yaml", "o"));
    Git.cloneRepository().setURI(repo.url()).setDirectory(clone.toFile()).call().close();
    Files.writeString(clone.resolve("team/uncommitted.yaml"), "not yet");
    SourceOptions inside = SourceOptions.of(clone.resolve("team").toString()).allowingLocal();
    try (Source source = Sources.open(inside, work)) {
      assertThat(source.read().tree().paths()).containsExactly("a/x.yaml");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git://host/x",
        "ftp://host/x",
        "ext::sh -c id",
        "amazon-s3://b/x",
        "sftp://h/x",
        "http://example.com/x",
        "file:///etc",
        "/etc",
        "http://127.0.0.1/x",
        "",
        "-oProxyCommand=x",
        "--upload-pack=touch /tmp/x",
        "ssh://-oProxyCommand=x/repo",
        "ssh://-oProxyCommand=x@host/repo",
        "https://-x/repo",
        "ssh://ho st/repo",
        "https://h/\nx",
        "https:///x"
      })
  void otherAddressesAreRefusedUnlessAllowed(String url) {
    assertThat(failure(SourceOptions.of(url)).code()).isEqualTo(Code.REPOSITORY_URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"git://host/x", "ftp://host/x", "http://example.com/x", "bundle:///x", "-x"})
  void allowingLocalDoesNotAllowOtherTransports(String url) {
    assertThat(failure(SourceOptions.of(url).allowingLocal()).code())
        .isEqualTo(Code.REPOSITORY_URL);
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotRepeated() {
    Problem problem = failure(SourceOptions.of("https://me:CANARY@host/x"));
    assertThat(problem.code()).isEqualTo(Code.REPOSITORY_URL);
    assertThat(problem.line()).doesNotContain("CANARY").contains("ARGOSY_GIT_PASSWORD");
  }

  @Test
  void aMissingRepositoryIsUnreachable() {
    SourceOptions gone =
        SourceOptions.of(temp.resolve("gone.git").toUri().toString()).allowingLocal();
    assertThat(failure(gone).code()).isEqualTo(Code.REPOSITORY_UNREACHABLE);
    SourceOptions closed = SourceOptions.of("https://127.0.0.1:1/x.git");
    assertThat(failure(closed).code()).isEqualTo(Code.REPOSITORY_UNREACHABLE);
  }

  @Test
  void theMachinesConfigurationAndOtherTransportsAreOutOfReach() throws Exception {
    Isolation.install();
    assertThat(SystemReader.getInstance().getUserConfig().toText()).isEmpty();
    assertThat(SystemReader.getInstance().getSystemConfig().toText()).isEmpty();
    List<String> schemes = new ArrayList<>();
    Transport.getTransportProtocols().forEach(p -> schemes.addAll(p.getSchemes()));
    assertThat(schemes)
        .contains("https", "ssh", "file")
        .doesNotContain("amazon-s3", "ftp", "sftp", "git", "bundle");
  }
}
