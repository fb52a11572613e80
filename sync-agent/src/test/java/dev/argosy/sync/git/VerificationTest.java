package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.git.Verification.Mode;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits and tags that git, gpg and ssh-keygen signed: see {@code signatures/make.sh}. */
class VerificationTest {
  @TempDir Path temp;
  private GitRepo repo;

  @BeforeEach
  void open() {
    repo = new GitRepo(temp.resolve("repo.git"));
    repo.commit("refs/heads/other", Map.of("a.yaml", "a")); // the tree that all of them have
  }

  @AfterEach
  void close() {
    repo.close();
  }

  private static String text(String name) {
    try (InputStream in = VerificationTest.class.getResourceAsStream("signatures/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verification pgp(Mode mode, String... keys) throws SyncException {
    StringBuilder all = new StringBuilder();
    for (String key : keys) {
      all.append(text(key + ".asc"));
    }
    return Verification.of(mode, Map.of("keys", all.toString().getBytes(UTF_8)));
  }

  private static Verification ssh(String signers, String revoked) throws SyncException {
    return Verification.of(
        Mode.COMMIT,
        Map.of(
            "allowed_signers",
            signers.getBytes(UTF_8),
            "revoked_signers",
            revoked.getBytes(UTF_8)));
  }

  private String commit(String text) {
    return point("refs/heads/main", repo.insert(Constants.OBJ_COMMIT, text));
  }

  private String point(String ref, ObjectId id) {
    repo.point(ref, id);
    return id.name();
  }

  /** Through a fetch, as an agent reads. */
  private Snapshot read(Verification verification) throws SyncException {
    SourceOptions options =
        SourceOptions.of(repo.url()).allowingLocal().withVerification(verification);
    try (Source source = Sources.open(options, temp.resolve("work"))) {
      return source.read();
    }
  }

  private Problem refusal(Verification verification) {
    SyncException e = catchThrowableOfType(SyncException.class, () -> read(verification));
    assertThat(e).as("must be refused").isNotNull();
    assertThat(e.problems().get(0).code()).isEqualTo(Code.SIGNATURE_REFUSED);
    return e.problems().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"curve", "rsa", "nist", "sub"})
  void aCommitSignedWithAListedPgpKeyIsRead(String key) throws Exception {
    String id = commit(text("pgp-" + key + ".commit"));
    assertThat(read(pgp(Mode.COMMIT, "other", key)).commit()).isEqualTo(id);
    assertThat(read(pgp(Mode.COMMIT, key)).tree().paths()).containsExactly("a.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void aCommitSignedWithAListedSshKeyIsRead(String key) throws Exception {
    String id = commit(text("ssh-" + key + ".commit"));
    String signers = "# team\n\na@example.com,b@example.com " + text(key + ".pub");
    assertThat(read(ssh(signers, "")).commit()).isEqualTo(id);
  }

  @Test
  void anUnsignedCommitIsRefused() throws Exception {
    commit(text("unsigned.commit"));
    Problem problem = refusal(pgp(Mode.COMMIT, "curve"));
    assertThat(problem.message()).isEqualTo("is not signed, or more than once");
    assertThat(problem.hint()).contains("OpenPGP key").contains("(curve <curve@example.com>)");
  }

  @Test
  void aKeyThatIsNotListedIsRefusedAndNamed() throws Exception {
    commit(text("pgp-other.commit"));
    assertThat(refusal(pgp(Mode.COMMIT, "curve")).message())
        .matches("is signed with OpenPGP key [0-9A-F]{40}, which is not allowed");
    assertThat(refusal(ssh("a " + text("rsa.pub"), "")).message()).contains("not allowed");
    commit(text("ssh-ed25519.commit"));
    assertThat(refusal(ssh("a " + text("rsa.pub"), "")).message())
        .matches("is signed with ssh key SHA256:\\S+, which is not allowed");
    assertThat(refusal(pgp(Mode.COMMIT, "curve")).message()).contains("not allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "revoked, was revoked",
    "expired, expired at 2020-12-31",
    "short, is of a kind that is not safe"
  })
  void aListedPgpKeyThatIsNoGoodIsRefused(String key, String why) throws Exception {
    commit(text("pgp-" + key + ".commit"));
    assertThat(refusal(pgp(Mode.COMMIT, "curve", key)).message())
        .startsWith("is signed with OpenPGP key ")
        .contains("(" + key + " <" + key + "@example.com>), which " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "namespaces=\"file\" | may sign in file only, not in git",
        "valid-after=\"20240103\" | is valid from 2024-01-03T00:00:00Z only",
        "valid-before=\"202401012359Z\" | was valid until 2024-01-01T23:59:00Z only",
        "namespaces=\"git, file\",valid-before=\"20250101\" | was valid until 2025-01-01",
        "valid-after=\"29990101\" | is valid from 2999-01-01T00:00:00Z only"
      })
  void anSshSignerHasOnlyWhatItsLineGives(String options, String why) throws Exception {
    commit(text("ssh-ed25519.commit"));
    String key = text("ed25519.pub");
    Problem problem = refusal(ssh("a@b " + options + " " + key, ""));
    assertThat(problem.message()).startsWith("is signed with ssh key SHA256:").contains(why);
    assertThat(read(ssh("a@b " + options + " " + key + "c@d namespaces=\"git\" " + key, "")))
        .isNotNull();
  }

  @Test
  void aRevokedSshKeyIsRefusedThoughItIsListed() throws Exception {
    commit(text("ssh-ed25519.commit"));
    String key = text("ed25519.pub");
    assertThat(refusal(ssh("a " + key, "# lost\n" + key)).message()).contains("was revoked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pgp-curve", "pgp-sub", "ssh-ed25519", "ssh-rsa"})
  void aChangedCommitIsRefused(String name) throws Exception {
    for (String[] change :
        new String[][] {
          {"\nsigned ", "\nforged "},
          {"committer A", "committer B"},
          {"author", "encoding x\nauthor"}
        }) {
      commit(text(name + ".commit").replace(change[0], change[1]));
      Verification all =
          Verification.of(
              Mode.COMMIT,
              Map.of(
                  "k", (text("curve.asc") + text("sub.asc")).getBytes(UTF_8),
                  "allowed_signers",
                      ("a " + text("ed25519.pub") + "b " + text("rsa.pub")).getBytes(UTF_8)));
      assertThat(refusal(all).message()).contains("changed after it was signed");
    }
  }

  @Test
  void aSignatureThatIsNoneIsRefused() throws Exception {
    Verification keys = pgp(Mode.COMMIT, "curve");
    String good = text("pgp-curve.commit");
    String header = good.substring(good.indexOf("gpgsig"), good.indexOf("\n\n") + 1);
    commit(good.replace(header, header + header));
    assertThat(refusal(keys).message()).isEqualTo("is not signed, or more than once");
    commit(good.replace(header, "gpgsig -----BEGIN SIGNED MESSAGE-----\n MIIB\n"));
    assertThat(refusal(keys).message()).contains("neither OpenPGP's nor ssh's");
    commit(good.replace(header, "gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n"));
    assertThat(refusal(keys).message()).contains("cannot be read");
    commit(good.replace(header, "gpgsig -----BEGIN SSH SIGNATURE-----\n U1NIU0lHAAAAAgAA\n"));
    assertThat(refusal(keys).message()).contains("cannot be read (another format or version)");
    String file = text("ssh-file.sig").strip().replace("\n", "\n ");
    commit(good.replace(header, "gpgsig " + file + "\n"));
    assertThat(refusal(ssh("a " + text("ed25519.pub"), "")).message())
        .contains("made in the namespace 'file'");
  }

  @Test
  void aTagIsReadWhenItIsSignedAndTheCommitWhenBothMustBe() throws Exception {
    repo.insert(Constants.OBJ_COMMIT, text("tagged.commit"));
    point("refs/heads/main", repo.insert(Constants.OBJ_TAG, text("pgp-curve.tag")));
    assertThat(read(pgp(Mode.TAG, "curve")).tree().paths()).containsExactly("a.yaml");
    Problem commit = refusal(pgp(Mode.TAG_AND_COMMIT, "curve"));
    assertThat(commit.where()).startsWith("commit ");
    assertThat(refusal(pgp(Mode.TAG, "other")).where()).isEqualTo("tag v1");
    point(
        "refs/heads/main",
        repo.insert(Constants.OBJ_TAG, text("pgp-curve.tag").replace("a release", "another")));
    assertThat(refusal(pgp(Mode.TAG, "curve")).message()).contains("changed after it was signed");
  }

  @Test
  void aTagAndItsCommitMayBeSignedByDifferentKeys() throws Exception {
    repo.insert(Constants.OBJ_COMMIT, text("ssh-rsa.commit"));
    point("refs/heads/main", repo.insert(Constants.OBJ_TAG, text("ssh-ed25519.tag")));
    String signers = "a " + text("rsa.pub") + "b " + text("ed25519.pub");
    Map<String, byte[]> keys = Map.of("allowed_signers", signers.getBytes(UTF_8));
    assertThat(read(Verification.of(Mode.TAG_AND_COMMIT, keys)).tree().paths()).hasSize(1);
  }

  @Test
  void aBranchOrLightweightTagIsNoSignedTag() throws Exception {
    commit(text("pgp-curve.commit"));
    assertThat(refusal(pgp(Mode.TAG, "curve")).message()).contains("is not an annotated tag");
  }

  @Test
  void aCommitInPlaceIsVerifiedToo() throws Exception {
    commit(text("unsigned.commit"));
    SourceOptions here =
        SourceOptions.of(repo.folder.toString())
            .allowingLocal()
            .withVerification(pgp(Mode.COMMIT, "curve"));
    try (Source source = Sources.open(here, temp.resolve("work"))) {
      SyncException e = catchThrowableOfType(SyncException.class, source::read);
      assertThat(e.problems().get(0).code()).isEqualTo(Code.SIGNATURE_REFUSED);
    }
  }

  private static void invalid(Map<String, String> keys, String where, String message) {
    Map<String, byte[]> bytes = new java.util.TreeMap<>();
    keys.forEach((name, value) -> bytes.put(name, value.getBytes(UTF_8)));
    SyncException e =
        catchThrowableOfType(SyncException.class, () -> Verification.of(Mode.COMMIT, bytes));
    assertThat(e).as(where).isNotNull();
    assertThat(e.problems().get(0).code()).isEqualTo(Code.SYNC_OPTION);
    assertThat(e.problems().get(0).where()).isEqualTo(where);
    assertThat(e.problems().get(0).message()).contains(message);
  }

  @Test
  void keysThatCannotBeReadAreSaidByPlace() {
    String key = text("ed25519.pub");
    invalid(Map.of(), "verification", "no key is allowed");
    invalid(Map.of("team.pub", key), "team.pub", "is not an armored OpenPGP public key");
    invalid(
        Map.of("k", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAA\n"), "k", "is not a public key");
    invalid(
        Map.of("k", text("curve.asc").substring(0, 120)), "k", "public key that cannot be read");
    String file = "allowed_signers";
    invalid(Map.of(file, "a " + key + "b cert-authority " + key), file + ":2", "an authority");
    invalid(Map.of(file, "a weekdays=\"1\" " + key), file + ":1", "option 'weekdays'");
    invalid(Map.of(file, "a valid-after=\"tomorrow\" " + key), file + ":1", "'tomorrow'");
    invalid(Map.of(file, "#\na ssh-ed25519 AAAA"), file + ":2", "no ssh public key");
    invalid(Map.of(file, "a"), file + ":1", "is not a signer");
    invalid(
        Map.of(file, "a " + key, "revoked_signers", "SSHKRL\n"), "revoked_signers", "binary list");
  }

  @Test
  void theEnvironmentNamesFilesAndKeysWithoutAModeAreNoVerification() throws Exception {
    Path keys = Files.writeString(temp.resolve("keys"), text("curve.asc"));
    Map<String, String> half = Map.of("ARGOSY_GIT_PGP_KEYS_FILE", keys.toString());
    SyncException e =
        catchThrowableOfType(SyncException.class, () -> Verification.fromEnvironment(half));
    assertThat(e.getMessage()).contains("ARGOSY_GIT_VERIFY").contains("is missing");
    Map<String, String> both =
        Map.of("ARGOSY_GIT_PGP_KEYS_FILE", keys.toString(), "ARGOSY_GIT_VERIFY", "commit");
    commit(text("pgp-curve.commit"));
    assertThat(read(Verification.fromEnvironment(both))).isNotNull();
    assertThat(Verification.fromEnvironment(Map.of())).isSameAs(Verification.NONE);
    Map<String, String> odd = Map.of("ARGOSY_GIT_VERIFY", "head");
    assertThat(
            catchThrowableOfType(SyncException.class, () -> Verification.fromEnvironment(odd))
                .getMessage())
        .contains("is 'head'")
        .contains("[none, commit, tag, tag-and-commit]");
  }
}
