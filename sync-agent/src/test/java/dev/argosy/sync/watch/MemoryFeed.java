package dev.argosy.sync.watch;

import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Objects in memory, every change remembered; calls may be made to fail. Safe for any thread. */
final class MemoryFeed implements ObjectFeed {
  private final Map<ObjectKey, Footprint> objects = new TreeMap<>();
  private final List<Change> history = new ArrayList<>();
  private final Deque<SyncException> failures = new ArrayDeque<>();
  private int forgotten = -1;
  private int lists;
  private boolean cut;
  private boolean closed;

  synchronized void put(ObjectKey key, Footprint print) {
    objects.put(key, print);
    tell(new Change.Seen(new Sighting(key, print)));
  }

  synchronized void remove(ObjectKey key) {
    objects.remove(key);
    tell(new Change.Gone(key));
  }

  /** Changes without telling: what a watch misses. */
  synchronized void putUnseen(ObjectKey key, Footprint print) {
    objects.put(key, print);
  }

  /** The next calls fail so, one each. */
  synchronized void fail(SyncException e) {
    failures.add(e);
    cutWatches();
  }

  /** Ends the watches there are, without a gap. */
  synchronized void cutWatches() {
    cut = true;
    notifyAll();
  }

  /** Ends the watches there are; what happened so far can no longer be watched. */
  synchronized void forget() {
    forgotten = history.size();
    history.add(new Change.Seen(new Sighting(new ObjectKey("", "", "", ""), FIRST)));
    cutWatches();
  }

  private static final Footprint FIRST = new Footprint(false, 0, "", List.of(), Optional.empty());

  synchronized int lists() {
    return lists;
  }

  private void tell(Change change) {
    history.add(change);
    notifyAll();
  }

  @Override
  public synchronized Listing list(Scope scope) throws SyncException {
    lists++;
    failMaybe();
    return new Listing(
        String.valueOf(history.size()),
        objects.entrySet().stream()
            .filter(e -> Scope.of(e.getKey()).equals(scope))
            .map(e -> new Sighting(e.getKey(), e.getValue()))
            .toList());
  }

  private void failMaybe() throws SyncException {
    SyncException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public synchronized Optional<String> watch(Scope scope, String version, Consumer<Change> changes)
      throws SyncException, InterruptedException {
    int at = Integer.parseInt(version);
    failMaybe();
    cut = false;
    if (at <= forgotten) {
      return Optional.empty();
    }
    while (!closed && !cut) {
      while (at < history.size()) {
        Change change = history.get(at++);
        if (Scope.of(key(change)).equals(scope)) {
          changes.accept(change);
        }
      }
      wait();
    }
    return Optional.of(String.valueOf(at));
  }

  private static ObjectKey key(Change change) {
    return switch (change) {
      case Change.Seen s -> s.sighting().key();
      case Change.Gone g -> g.key();
    };
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
