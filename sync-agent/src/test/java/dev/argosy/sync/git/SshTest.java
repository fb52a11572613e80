package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real ssh server: only our key, only hosts that were made known. */
class SshTest {
  @TempDir Path temp;
  private GitRepo repo;
  private SshServer server;
  private KeyPair host;
  private KeyPair client;
  private String commit = "";

  @BeforeEach
  void start() throws Exception {
    repo = new GitRepo(temp.resolve("repo.git"));
    commit = repo.commit(Map.of("a.yaml", "a"));
    host = keys();
    client = keys();
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(host));
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, client.getPublic()));
    server.setCommandFactory((channel, command) -> new Upload(command, repo.repository()));
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
    repo.close();
  }

  private static final class Upload extends AbstractCommandSupport {
    private final Repository repository;

    Upload(String command, Repository repository) {
      super(command, null);
      this.repository = repository;
    }

    @Override
    public void run() {
      try {
        new UploadPack(repository).upload(getInputStream(), getOutputStream(), getErrorStream());
        onExit(0);
      } catch (IOException e) {
        onExit(1, "failed");
      }
    }
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private String line(KeyPair key) {
    return "[127.0.0.1]:"
        + server.getPort()
        + " "
        + PublicKeyEntry.toString(key.getPublic())
        + "\n";
  }

  private SourceOptions options(KeyPair key, String knownHosts) throws Exception {
    return SourceOptions.of("ssh://git@127.0.0.1:" + server.getPort() + "/repo.git")
        .withCredentials(new Credentials.SshKey(key, knownHosts, List.of()));
  }

  private Snapshot read(SourceOptions options) throws SyncException {
    try (Source source = Sources.open(options, temp.resolve("work"))) {
      return source.read();
    }
  }

  private Problem failure(SourceOptions options) {
    SyncException e = catchThrowableOfType(SyncException.class, () -> read(options));
    assertThat(e).isNotNull();
    return e.problems().get(0);
  }

  @Test
  void aKnownHostIsReadWithOurKey() throws Exception {
    assertThat(read(options(client, line(host))).commit()).isEqualTo(commit);
  }

  @Test
  void anUnknownHostIsRefusedAndNotLearnt() throws Exception {
    Problem problem = failure(options(client, "# nobody yet\n"));
    assertThat(problem.code()).as(problem.line()).isEqualTo(Code.REPOSITORY_REFUSED);
    assertThat(temp.resolve("work/known_hosts")).hasContent("# nobody yet\n");
  }

  @Test
  void aHostWithAnotherKeyIsRefused() throws Exception {
    Problem problem = failure(options(client, line(keys())));
    assertThat(problem.code()).as(problem.line()).isEqualTo(Code.REPOSITORY_REFUSED);
  }

  @Test
  void aKeyTheServerDoesNotKnowIsRefused() throws Exception {
    Problem problem = failure(options(keys(), line(host)));
    assertThat(problem.code()).as(problem.line()).isEqualTo(Code.REPOSITORY_REFUSED);
  }

  @Test
  void withoutAKeyThereIsNoWayIn() {
    SourceOptions none = SourceOptions.of("ssh://git@127.0.0.1:" + server.getPort() + "/repo.git");
    assertThat(failure(none).code()).isEqualTo(Code.REPOSITORY_REFUSED);
  }

  /** The key's file as ssh-keygen writes it. */
  private static byte[] file(KeyPair key, @Nullable String passphrase) throws Exception {
    OpenSSHKeyEncryptionContext lock = new OpenSSHKeyEncryptionContext();
    lock.setCipherName("AES");
    lock.setCipherMode("CTR");
    lock.setCipherType("256");
    lock.setPassword(passphrase);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
        key, "test", passphrase == null ? null : lock, out);
    return out.toByteArray();
  }

  private SourceOptions secret(byte[] identity, String... more) throws Exception {
    Map<String, byte[]> secret = new HashMap<>();
    secret.put("identity", identity);
    secret.put("known_hosts", line(host).getBytes(UTF_8));
    for (int i = 0; i < more.length; i += 2) {
      secret.put(more[i], more[i + 1].getBytes(UTF_8));
    }
    return SourceOptions.of("ssh://git@127.0.0.1:" + server.getPort() + "/repo.git")
        .withCredentials(CredentialsReader.read(Settings.ofSecret(secret)));
  }

  @Test
  void keysOfEachKindOpenTheRepositoryAndNothingOfThemIsWritten() throws Exception {
    for (KeyPair key :
        List.of(
            KeyUtils.generateKeyPair("ssh-ed25519", 256),
            KeyUtils.generateKeyPair("ssh-rsa", 2048))) {
      client = key;
      assertThat(read(secret(file(key, null))).commit()).isEqualTo(commit);
      byte[] locked = file(key, "CANARY sesame");
      assertThat(read(secret(locked, "identity.password", "CANARY sesame")).commit())
          .isEqualTo(commit);
      assertThat(read(secret(locked, "password", "CANARY sesame")).commit()).isEqualTo(commit);
    }
    try (Stream<Path> all = Files.walk(temp.resolve("work"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .as("%s", file)
            .doesNotContain("PRIVATE KEY")
            .doesNotContain("CANARY");
      }
    }
  }

  @Test
  void aPassphraseThatIsMissingOrWrongIsSaidBeforeAnythingIsRead() throws Exception {
    byte[] locked = file(client, "CANARY");
    SyncException none = catchThrowableOfType(SyncException.class, () -> secret(locked));
    assertThat(none.getMessage()).contains("identity: ").contains("give identity.password");
    SyncException wrong =
        catchThrowableOfType(
            SyncException.class, () -> secret(locked, "identity.password", "CANARY2"));
    assertThat(wrong.getMessage())
        .contains("not opened by the passphrase")
        .doesNotContain("CANARY");
    SyncException junk =
        catchThrowableOfType(SyncException.class, () -> secret("key".getBytes(UTF_8)));
    assertThat(junk.getMessage()).contains("is not a private key");
  }

  @Test
  void aHostWhoseKeyWasRevokedIsRefused() throws Exception {
    String key = PublicKeyEntry.toString(host.getPublic());
    for (String revoked : List.of("@revoked " + line(host), "@revoked * " + key + "\n")) {
      for (String known : List.of(line(host) + revoked, revoked + line(host))) {
        Problem problem = failure(options(client, known));
        assertThat(problem.code()).as(problem.line()).isEqualTo(Code.REPOSITORY_REFUSED);
      }
    }
  }

  @Test
  void aHostThatChangesItsKeyMidwayIsRefusedAndReadAgainWhenItChangesBack() throws Exception {
    SourceOptions options = options(client, line(host));
    assertThat(read(options).commit()).isEqualTo(commit);
    server.setKeyPairProvider(KeyPairProvider.wrap(keys()));
    assertThat(failure(options).code()).isEqualTo(Code.REPOSITORY_REFUSED);
    server.setKeyPairProvider(KeyPairProvider.wrap(host));
    assertThat(read(options).commit()).isEqualTo(commit);
  }
}
