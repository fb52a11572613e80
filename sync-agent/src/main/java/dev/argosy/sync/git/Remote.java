package dev.argosy.sync.git;

import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

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

  Budget budget() {
    return budget;
  }

  /**
   * Within {@link #talk}.
   *
   * @param asked which refs to ask for, all when empty; old servers always tell all
   */
  Map<String, Ref> refs(List<RefSpec> asked) throws Exception {
    try (Transport transport = ready(Transport.open(address.uri()));
        FetchConnection connection = transport.openFetch(asked)) {
      return connection.getRefsMap();
    }
  }

  /**
   * Within {@link #talk}.
   *
   * @param depth how many commits of each line of history
   * @param filter what is left out, where the server can
   */
  void fetch(Repository into, RefSpec spec, int depth, FilterSpec filter) throws Exception {
    try (Transport transport = ready(Transport.open(into, address.uri()))) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.setDepth(depth);
      transport.setFilterSpec(filter);
      transport.fetch(budget, List.of(spec));
    }
  }

  /** Sets everything that a connection needs to be safe. */
  private Transport ready(Transport transport) throws SyncException {
    Credentials login = credentials.login();
    if (login instanceof Credentials.GitHubApp app) {
      login = InstallationTokens.SHARED.login(app, trust, timeouts);
    }
    transport.setCredentialsProvider(new BoundCredentials(address, login));
    transport.setTimeout(Math.max(1, (int) timeouts.idle().toSeconds()));
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(new GuardedHttp(address, credentials, trust, budget));
    }
    if (transport instanceof SshTransport ssh) {
      ssh.setSshSessionFactory(new SshSessions(credentials, home, budget));
    }
    return transport;
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

  static long size(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // a file that vanished while we looked; the next look comes in a moment
    }
  }
}
