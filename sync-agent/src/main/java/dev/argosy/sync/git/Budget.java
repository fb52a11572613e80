package dev.argosy.sync.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.jspecify.annotations.Nullable;

/** What one conversation with a Git server may still use; once spent, everything about it ends. */
final class Budget extends EmptyProgressMonitor {
  /**
   * What a server may say beside objects: refs and messages, all of which jgit keeps in memory. A
   * repository with a hundred thousand branches says about 10 MB.
   */
  static final long MAX_TALK = 16L << 20;

  /** The frames around objects are talk too: 5 bytes in 65,520, or in 1,000 from old servers. */
  private static final int FRAMES = 100;

  /** Why a conversation was ended by us. */
  enum Spent {
    TIME,
    BYTES,
    OBJECTS,
    TALK,
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
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong packed = new AtomicLong();

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

  /**
   * All that a server says: ended when the budget is, for no idle timeout ends one that trickles.
   */
  InputStream limit(InputStream in) {
    return new Counted(in, this::heard);
  }

  /** The part of it that is objects. */
  InputStream pack(InputStream in) {
    return new Counted(in, packed::addAndGet);
  }

  private void heard(int bytes) {
    long objects = packed.get();
    if (received.addAndGet(bytes) - objects - objects / FRAMES > MAX_TALK) {
      spend(Spent.TALK);
    }
  }

  private final class Counted extends FilterInputStream {
    private final IntConsumer count;

    Counted(InputStream in, IntConsumer count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      check();
      int read = super.read();
      count.accept(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      check();
      int read = super.read(buffer, from, length);
      count.accept(Math.max(0, read));
      return read;
    }
  }

  private void check() throws SpentException {
    if (spent() != null) {
      throw new SpentException();
    }
  }
}
