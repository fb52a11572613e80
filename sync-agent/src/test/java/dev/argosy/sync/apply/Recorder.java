package dev.argosy.sync.apply;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the agent and a real API server: counts writes, and cuts the line at one. */
final class Recorder implements Interceptor {
  /** Thrown at the cut: the machine stopped, nothing after it is sent. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  final List<String> writes = new CopyOnWriteArrayList<>();

  /** Everything asked: method, and whether it is a rehearsal. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final AtomicInteger calls = new AtomicInteger();
  private final int cut;

  /**
   * @param cut number of the write that is not sent any more, from 1
   */
  Recorder(int cut) {
    this.cut = cut;
  }

  static Recorder sound() {
    return new Recorder(Integer.MAX_VALUE);
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    String rehearsal = request.uri().toString().contains("dryRun=All") ? " rehearsal" : "";
    requests.add(request.method() + rehearsal);
    boolean write =
        !request.method().equals("GET") && !request.uri().toString().contains("dryRun=All");
    if (write && calls.incrementAndGet() >= cut) {
      throw new Cut();
    }
    if (write) {
      writes.add(request.method() + " " + request.uri().getPath());
    }
  }
}
