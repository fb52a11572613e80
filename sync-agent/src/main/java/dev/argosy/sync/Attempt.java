package dev.argosy.sync;

import dev.argosy.sync.SyncEvent.Phase;
import java.time.Duration;
import java.util.UUID;

/** Names each attempt and times its parts, for a listener that need not know how. */
final class Attempt implements SyncListener {
  private final SyncListener listener;
  private volatile Phase phase = Phase.FETCH;
  private volatile boolean over;
  private long began;

  private Attempt(SyncListener listener) {
    this.listener = listener;
  }

  /** Tells the listener that an attempt begins; the result is to be told the rest of it. */
  static Attempt begin(SyncListener listener, Trigger trigger) {
    Attempt attempt = new Attempt(listener);
    listener.on(new SyncEvent.Started(UUID.randomUUID().toString(), trigger));
    attempt.began = System.nanoTime();
    return attempt;
  }

  @Override
  public void on(SyncEvent event) {
    switch (event) {
      case SyncEvent.CommitRead read -> next(Phase.COMPILE);
      case SyncEvent.Compiled compiled -> next(Phase.PLAN);
      case SyncEvent.Planned planned -> next(Phase.APPLY);
      case SyncEvent.Finished finished -> close();
      case SyncEvent.Unchanged unchanged -> close();
      case SyncEvent.Started started -> {}
      case SyncEvent.Applied applied -> {}
      case SyncEvent.PhaseEnded ended -> {}
      case SyncEvent.Drifted drifted -> {}
      case SyncEvent.Fought fought -> {}
      case SyncEvent.Unwatched unwatched -> {}
      case SyncEvent.Looked looked -> {}
      case SyncEvent.Waiting waiting -> {}
      case SyncEvent.Stopped stopped -> {}
    }
    listener.on(event);
  }

  private void next(Phase following) {
    end();
    phase = following;
    began = System.nanoTime();
  }

  private void close() {
    end();
    over = true;
  }

  /** Whether it may be in the middle of a write. */
  boolean isWriting() {
    return phase == Phase.APPLY && !over;
  }

  private void end() {
    listener.on(new SyncEvent.PhaseEnded(phase, Duration.ofNanos(System.nanoTime() - began)));
  }
}
