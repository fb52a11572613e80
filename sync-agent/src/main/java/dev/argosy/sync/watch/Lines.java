package dev.argosy.sync.watch;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of an answer that goes on; no more is asked for than is read. */
final class Lines implements AsyncBody.Consumer<List<ByteBuffer>>, AutoCloseable {
  private static final List<ByteBuffer> END = List.of();

  private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
  private final Deque<String> whole = new ArrayDeque<>();
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private volatile @Nullable AsyncBody body;
  private boolean over;

  @Override
  public void consume(List<ByteBuffer> bytes, AsyncBody from) {
    arrived.add(List.copyOf(bytes));
  }

  /** Begins to read. */
  void open(AsyncBody from) {
    body = from;
    var unused = from.done().whenComplete((done, broken) -> arrived.add(END));
    from.consume();
  }

  /**
   * The next line; at the end what is left, then empty.
   *
   * @param patience a body that is silent for so long has ended
   */
  Optional<String> next(Duration patience) throws InterruptedException {
    while (whole.isEmpty() && !over) {
      @Nullable List<ByteBuffer> bytes = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (bytes == null || bytes.isEmpty()) {
        over = true;
        cut();
      } else {
        bytes.forEach(this::split);
        more();
      }
    }
    return Optional.ofNullable(whole.poll());
  }

  private void split(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        cut();
      } else {
        part.write(next);
      }
    }
  }

  private void cut() {
    if (part.size() > 0) {
      whole.add(part.toString(StandardCharsets.UTF_8));
      part.reset();
    }
  }

  private void more() {
    AsyncBody from = body;
    if (from != null) {
      from.consume();
    }
  }

  @Override
  public void close() {
    AsyncBody from = body;
    if (from != null) {
      from.cancel();
    }
  }
}
