package dev.argosy.sync.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.jspecify.annotations.Nullable;

/** What one conversation with a Git server may still use; once spent, everything about it ends. */
final class Budget extends EmptyProgressMonitor {
  /** Why a conversation was ended by us. */
  enum Spent {
    TIME,
    BYTES,
    STOPPED
  }

  /** Thrown out of a read when the budget is spent. */
  static final class SpentException extends IOException {
    private static final long serialVersionUID = 1L;

    SpentException() {
      super("budget spent");
    }
  }

  private final long end;
  private final AtomicReference<@Nullable Spent> spent = new AtomicReference<>();

  Budget(Duration total) {
    this.end = System.nanoTime() + total.toNanos();
  }

  /** Ends the conversation; the first reason stays. */
  void spend(Spent reason) {
    spent.compareAndSet(null, reason);
  }

  @Nullable Spent spent() {
    if (System.nanoTime() - end > 0) {
      spend(Spent.TIME);
    }
    return spent.get();
  }

  @Override
  public boolean isCancelled() {
    return spent() != null;
  }

  /** The stream, ended when the budget is: an idle timeout never ends a server that trickles. */
  InputStream limit(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        check();
        return super.read();
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        check();
        return super.read(buffer, from, length);
      }
    };
  }

  private void check() throws SpentException {
    if (spent() != null) {
      throw new SpentException();
    }
  }
}
