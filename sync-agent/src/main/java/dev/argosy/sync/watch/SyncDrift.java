package dev.argosy.sync.watch;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.DriftWatch.Watching;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.Wakeable;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The drift of one sync: watches the kinds and namespaces of what the sync last wanted, and wakes
 * it when something is due.
 */
final class SyncDrift implements Watching, ScopeWatch.Listener {
  private final Feeds feeds;
  private final Wakeable wake;
  private final InstantSource clock;
  private final Drifts drifts;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Scope, ScopeWatch> watches = new HashMap<>();
  private final Map<Scope, Problem> blind = new HashMap<>();

  /** Kept when a list succeeds: one who may list and not watch would be told at each try. */
  private final Map<Scope, Code> said = new HashMap<>();

  private final Set<Scope> seen = new HashSet<>();
  private final List<SyncEvent> news = new ArrayList<>();
  private @Nullable ObjectFeed feed;
  private boolean closed;

  /** Opens the feed when the first object is known. */
  @FunctionalInterface
  interface Feeds {
    ObjectFeed open() throws SyncException;
  }

  SyncDrift(Feeds feeds, Wakeable wake, FightRules rules, InstantSource clock) {
    this.feeds = feeds;
    this.wake = wake;
    this.clock = clock;
    this.drifts = new Drifts(rules);
    this.thread = Thread.ofVirtual().name("argosy-drift").unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  @Override
  public void on(SyncEvent event) {
    switch (event) {
      case SyncEvent.Planned planned -> locked(() -> planned(planned.plan()));
      case SyncEvent.Applied applied -> locked(() -> applied(applied.action()));
      case SyncEvent.Finished finished -> locked(() -> finished(finished.report()));
      default -> {}
    }
  }

  private void planned(Plan plan) {
    if (!plan.held()) {
      drifts.planned(
          keys(plan.actions(), a -> a instanceof Action.Create || a instanceof Action.Update),
          keys(plan.actions(), a -> a instanceof Action.Prune));
      look();
    }
  }

  private void applied(Action action) {
    if (!(action instanceof Action.Prune)) {
      drifts.put(action.key(), clock.instant());
    }
  }

  private void finished(SyncReport report) {
    drifts.finished(clock.instant());
    boolean complete = report.result() != SyncReport.Result.FAILED && !report.actions().isEmpty();
    if (complete || report.result() == SyncReport.Result.SYNCED) {
      drifts.wanted(keys(report.actions(), a -> !(a instanceof Action.Prune)));
      look();
    }
  }

  /** Runs are started once and nobody's business afterwards. */
  private static Set<ObjectKey> keys(List<Action> actions, Predicate<Action> which) {
    return actions.stream()
        .filter(which)
        .map(Action::key)
        .filter(key -> !key.isRun())
        .collect(Collectors.toSet());
  }

  /** Watches what is wanted now, and nothing else. */
  private void look() {
    Set<Scope> scopes = drifts.wanted().stream().map(Scope::of).collect(Collectors.toSet());
    watches.entrySet().stream()
        .filter(e -> !scopes.contains(e.getKey()))
        .forEach(e -> e.getValue().close());
    watches.keySet().retainAll(scopes);
    blind.keySet().retainAll(scopes);
    said.keySet().retainAll(scopes);
    seen.retainAll(scopes);
    scopes.stream().filter(scope -> !watches.containsKey(scope)).forEach(this::watch);
  }

  private void watch(Scope scope) {
    try {
      ObjectFeed open = feed == null ? feeds.open() : feed;
      feed = open;
      ScopeWatch watch = new ScopeWatch(open, scope, this, ScopeWatch.Pauses.USUAL);
      watches.put(scope, watch);
      watch.start();
    } catch (SyncException e) {
      note(scope, e.problems().get(0)); // tried again when the sync has ended the next time
    }
  }

  @Override
  public void listed(Scope scope, ObjectFeed.Listing all) {
    locked(() -> {
      blind.remove(scope);
      seen.add(scope);
      drifts.listed(scope, all.objects(), clock.instant());
    });
  }

  @Override
  public void changed(Change change) {
    locked(() -> drifts.changed(change, clock.instant()));
  }

  @Override
  public void blind(Scope scope, Problem problem) {
    locked(() -> note(scope, problem));
  }

  /** That the server is away is said by the sync, which needs it too. */
  private void note(Scope scope, Problem problem) {
    blind.put(scope, problem);
    boolean away = problem.code() == Code.TARGET_UNREACHABLE;
    if (!away && problem.code() != said.put(scope, problem.code())) {
      news.add(new SyncEvent.Unwatched(problem));
    }
  }

  /** Why some objects are not watched now, empty when all are. */
  List<Problem> troubles() {
    return locked(() -> List.copyOf(blind.values()));
  }

  /** Whether everything that is wanted was seen at least once and is seen now. */
  boolean isWatching() {
    return locked(() ->
        blind.isEmpty()
            && watches.keySet().stream().allMatch(s -> seen.contains(s) || s.isOptional()));
  }

  @Override
  public boolean sees(ObjectKey key) {
    Scope scope = Scope.of(key);
    return locked(() -> seen.contains(scope) && !blind.containsKey(scope) && drifts.isQuiet(key));
  }

  private void loop() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        call(await());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private Drifts.Call await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        Optional<Instant> next = news.isEmpty() ? drifts.next() : Optional.of(Instant.MIN);
        Instant now = clock.instant();
        if (next.isPresent() && !next.get().isAfter(now)) {
          return take(now);
        }
        if (next.isPresent()) {
          boolean unused =
              changed.await(
                  Duration.between(now, next.get()).toMillis() + 1, TimeUnit.MILLISECONDS);
        } else {
          changed.await();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private Drifts.Call take(Instant now) {
    Drifts.Call call = drifts.take(now);
    List<SyncEvent> all = new ArrayList<>(news);
    all.addAll(call.news());
    news.clear();
    return new Drifts.Call(call.heal(), all);
  }

  /** News alone cost a look at the repository, and no sync. */
  private void call(Drifts.Call call) {
    wake.wake(call.heal() ? Trigger.DRIFT : Trigger.INTERVAL, call.news());
  }

  private void locked(Runnable change) {
    locked(() -> {
      if (!closed) {
        change.run();
        changed.signalAll();
      }
      return true;
    });
  }

  private <T> T locked(Answer<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  private interface Answer<T> {
    T get();
  }

  @Override
  public void close() {
    locked(() -> {
      closed = true;
      thread.interrupt();
      watches.values().forEach(ScopeWatch::close);
      watches.clear();
      if (feed != null) {
        feed.close();
      }
      return true;
    });
  }
}
