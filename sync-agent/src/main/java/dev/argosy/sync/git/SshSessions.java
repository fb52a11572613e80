package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * Ssh with only our key, only the given known_hosts, and no question whether a new host is welcome.
 * The key stays in memory; what is written holds public keys.
 */
final class SshSessions extends SshSessionFactory {
  private static final String CONFIG =
      """
      Host *
        StrictHostKeyChecking yes
        UserKnownHostsFile "%s"
        GlobalKnownHostsFile "%s"
        IdentityAgent none
      """;

  private static final String REVOKED = "@revoked";

  private final SshdSessionFactory real;
  private final Budget budget;

  /**
   * @param home a folder of our own, which stands in for the user's home
   */
  SshSessions(Credentials credentials, Path home, Budget budget) {
    List<KeyPair> keys =
        credentials instanceof Credentials.SshKey key ? List.of(key.pair()) : List.of();
    String hosts = credentials instanceof Credentials.SshKey key ? key.knownHosts() : "";
    Path config = config(home, hosts);
    this.budget = budget;
    this.real =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(home.toFile())
            .setSshDirectory(home.toFile())
            .setConfigFile(folder -> config.toFile())
            .setDefaultKeysProvider(folder -> keys)
            .setDefaultIdentities(folder -> List.of())
            .setPreferredAuthentications("publickey")
            .build(null);
  }

  private static Path config(Path home, String hosts) {
    Path here = home.toAbsolutePath();
    Path known = here.resolve("known_hosts");
    try {
      Files.write(known, trusted(hosts), UTF_8);
      return Files.writeString(
          here.resolve("ssh_config"), CONFIG.formatted(known, here.resolve("none")), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Without the lines of keys that another line revokes: jgit lets the first line that fits win,
   * and a revocation for {@code *} fits no port but 22. With OpenSSH a revocation always wins.
   */
  private static List<String> trusted(String hosts) {
    Set<String> revoked =
        hosts
            .lines()
            .filter(line -> line.strip().startsWith(REVOKED))
            .flatMap(SshSessions::keys)
            .collect(Collectors.toSet());
    return hosts
        .lines()
        .filter(line -> line.strip().startsWith(REVOKED) || keys(line).noneMatch(revoked::contains))
        .toList();
  }

  /** In base64 the length that each key begins with. */
  private static Stream<String> keys(String line) {
    return Arrays.stream(line.strip().split("\\s+")).filter(word -> word.startsWith("AAAA"));
  }

  @Override
  public String getType() {
    return real.getType();
  }

  @Override
  public RemoteSession getSession(URIish uri, CredentialsProvider provider, FS fs, int timeout)
      throws TransportException {
    return new Session(real.getSession(uri, provider, fs, timeout));
  }

  @Override
  public void releaseSession(RemoteSession session) {
    session.disconnect();
    real.close();
  }

  private final class Session implements RemoteSession2 {
    private final SshdSession real;

    Session(SshdSession real) {
      this.real = real;
    }

    @Override
    public Process exec(String command, int timeout) throws IOException {
      return new Limited(real.exec(command, timeout));
    }

    @Override
    public Process exec(String command, Map<String, String> environment, int timeout)
        throws IOException {
      return new Limited(real.exec(command, environment, timeout));
    }

    @Override
    public void disconnect() {
      real.disconnect();
    }
  }

  /** What runs at the other end; no process of this machine. */
  private final class Limited extends Process {
    private final Process real;
    private final InputStream said;

    Limited(Process real) {
      this.real = real;
      this.said = budget.limit(real.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() {
      return real.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
      return said;
    }

    @Override
    public InputStream getErrorStream() {
      return real.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
      return real.waitFor();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
      return real.waitFor(timeout, unit);
    }

    @Override
    public int exitValue() {
      return real.exitValue();
    }

    @Override
    public void destroy() {
      real.destroy();
    }
  }
}
