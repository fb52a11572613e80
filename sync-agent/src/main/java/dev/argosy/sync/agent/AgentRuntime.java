package dev.argosy.sync.agent;

import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A whole agent: services first, so that probes answer while the syncs begin; at the end the syncs
 * first, so that leadership is given up by a process that writes no more.
 */
public final class AgentRuntime {
  private final Crew crew;
  private final List<Service> services;
  private final Duration patience;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param services in the order they are started; closed in reverse
   * @param patience how long syncs may take to end when they are asked to
   */
  public AgentRuntime(Crew crew, List<Service> services, Duration patience) {
    this.crew = crew;
    this.services = List.copyOf(services);
    this.patience = patience;
  }

  /**
   * Runs until {@link #stop} is called or the thread is interrupted.
   *
   * @throws SyncException when a service cannot begin; nothing runs then
   */
  public void run() throws SyncException {
    Deque<Service.Running> running = new ArrayDeque<>();
    try {
      for (Service service : services) {
        running.push(service.start(crew));
      }
      crew.start();
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      crew.stop(patience);
      running.forEach(Service.Running::close);
      ended.countDown();
    }
  }

  /** Ends {@link #run} and returns when it has; safe for any thread but the one that runs. */
  public void stop() {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
