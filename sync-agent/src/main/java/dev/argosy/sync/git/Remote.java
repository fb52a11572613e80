package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/** One conversation with a Git server: who we are to it, and how much of us it may use. */
final class Remote {
  private final GitAddress address;
  private final Credentials credentials;
  private final Trust trust;
  private final Timeouts timeouts;
  private final Path home;
  private final Budget budget;

  /**
   * @param home a folder of our own, which stands in for the user's home
   */
  Remote(GitAddress address, SourceOptions options, Path home) {
    this.address = address;
    this.credentials = options.credentials();
    this.trust = options.trust();
    this.timeouts = options.timeouts();
    this.home = home;
    this.budget = new Budget(timeouts.total());
  }

  /** Sets everything that a command needs to be safe. */
  <C extends TransportCommand<C, ?>> C ready(C command) {
    return command
        .setCredentialsProvider(new BoundCredentials(address, credentials))
        .setTimeout(Math.max(1, (int) timeouts.idle().toSeconds()))
        .setTransportConfigCallback(this::configure);
  }

  Budget budget() {
    return budget;
  }

  private void configure(Transport transport) {
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(new GuardedHttp(address, trust, budget));
    }
    if (transport instanceof SshTransport ssh) {
      ssh.setSshSessionFactory(sshFactory());
    }
  }

  /** Only our key, only the given known_hosts, and no question whether a new host is welcome. */
  private SshdSessionFactory sshFactory() {
    Path config = home.resolve("ssh_config");
    try {
      Files.writeString(config, sshConfig(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new SshdSessionFactoryBuilder()
        .setHomeDirectory(home.toFile())
        .setSshDirectory(home.toFile())
        .setConfigFile(folder -> config.toFile())
        .setPreferredAuthentications("publickey")
        .build(null);
  }

  private String sshConfig() {
    String none = home.resolve("none").toString();
    Credentials.SshKey key =
        credentials instanceof Credentials.SshKey k
            ? k
            : new Credentials.SshKey(Path.of(none), Path.of(none));
    return """
    Host *
      StrictHostKeyChecking yes
      UserKnownHostsFile "%s"
      GlobalKnownHostsFile "%s"
      IdentityFile "%s"
      IdentitiesOnly yes
      IdentityAgent none
    """
        .formatted(key.knownHosts().toAbsolutePath(), none, key.privateKey().toAbsolutePath());
  }

  /**
   * Runs a conversation to its end, or to the end of the budget. It has a thread of its own because
   * a blocking read cannot be called back; one that is given up ends with its next byte.
   *
   * @param growing a folder that must not grow over {@code bytes}
   */
  <T> T talk(Path growing, long bytes, Callable<T> work) throws SyncException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("argosy-git").start(task);
    while (true) {
      try {
        T result = task.get(100, TimeUnit.MILLISECONDS);
        checkSize(growing, bytes); // a fast server is done before the first look
        return result;
      } catch (TimeoutException e) {
        try {
          checkSize(growing, bytes);
          checkBudget();
        } catch (SyncException spent) {
          task.cancel(true);
          throw spent;
        }
      } catch (InterruptedException e) {
        budget.spend(Budget.Spent.STOPPED);
        task.cancel(true);
        Thread.currentThread().interrupt();
        throw failed(e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SyncException known) {
          throw known;
        }
        throw failed(e.getCause() == null ? e : e.getCause());
      }
    }
  }

  private void checkSize(Path growing, long bytes) throws SyncException {
    if (size(growing) > bytes) {
      budget.spend(Budget.Spent.BYTES);
      checkBudget();
    }
  }

  private void checkBudget() throws SyncException {
    if (budget.spent() != null) {
      throw failed(new TimeoutException());
    }
  }

  private SyncException failed(Throwable failure) {
    return new SyncException(GitFailure.explain(address.toString(), failure, budget));
  }

  private static long size(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // a file that vanished while we looked; the next look comes in a moment
    }
  }
}
