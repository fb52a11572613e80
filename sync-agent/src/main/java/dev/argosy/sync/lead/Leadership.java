package dev.argosy.sync.lead;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Leading;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.lead.Candidate.Request;
import dev.argosy.sync.lead.LeaseStore.Versioned;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * This process's part in an election that never ends: it competes, leads, loses and competes again,
 * on a thread of its own.
 *
 * <p>Whether it leads is decided by time at each question, not by what the thread last did: a
 * process that wakes after a pause does not lead, before any of its threads has noticed.
 */
public final class Leadership implements Leading, AutoCloseable {
  private static final double JITTER = 0.2;

  private final LeaseStore lease;
  private final LeadListener listener;
  private final Supplier<Moment> clock;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled after each round. */
  private final Condition asked = lock.newCondition();

  private volatile Candidate candidate;
  private volatile Optional<Problem> trouble = Optional.empty();
  private volatile boolean closed;
  private LeadStatus told = new LeadStatus(false, "", Optional.empty());

  Leadership(LeaseStore lease, Candidate candidate, LeadListener listener, Supplier<Moment> clock) {
    this.lease = lease;
    this.candidate = candidate;
    this.listener = listener;
    this.clock = clock;
    this.thread = new Thread(this::loop, "argosy-lead");
    thread.setDaemon(true);
  }

  /**
   * Begins to compete.
   *
   * @param lease closed with this
   * @param name of the process, for people, such as the pod's; made unique here
   * @param listener called on the thread that renews
   */
  public static Leadership start(
      LeaseStore lease, String name, LeaseTimes times, LeadListener listener) {
    Candidate candidate = Candidate.of(name + "_" + UUID.randomUUID(), times, Moment.now());
    Leadership leadership = new Leadership(lease, candidate, listener, Moment::now);
    leadership.thread.start();
    return leadership;
  }

  /** Who this process is in the lease. */
  public String identity() {
    return candidate.identity();
  }

  /** Whether this process leads now. */
  public boolean leads() {
    return !closed && candidate.leads(clock.get());
  }

  /** Whether it still competes; false after {@link #close}, or when memory ran out under it. */
  public boolean competes() {
    return thread.isAlive();
  }

  /** How the election stands now. */
  public LeadStatus status() {
    return new LeadStatus(leads(), candidate.seen().claim().holder(), trouble);
  }

  /**
   * A fence for one sync: it lets writes through while the term lasts in which it was asked for.
   * What was planned in an earlier term must not be carried out in a later one, because another may
   * have led in between.
   */
  Fence fence() {
    return new Term(this, candidate.term());
  }

  private record Term(Leadership leadership, long number) implements Fence {
    @Override
    public void pass() throws SyncException {
      leadership.pass(number);
    }
  }

  @Override
  public Fence await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!leads()) {
        asked.await();
      }
      return fence();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<String> missing() {
    return leads() ? List.of() : vacancy().map(why -> "a leader: " + why).stream().toList();
  }

  private Optional<String> vacancy() {
    if (thread.getState() == Thread.State.TERMINATED) {
      return Optional.of("this agent competes for its lease no more");
    }
    if (trouble.isPresent()) {
      return trouble.map(Problem::line);
    }
    String holder = candidate.seen().claim().holder();
    return holder.isEmpty() || holder.equals(identity())
        ? Optional.of("nobody holds the lease yet")
        : Optional.empty();
  }

  private void pass(long term) throws SyncException {
    Candidate now = candidate;
    if (closed || !now.leads(clock.get(), term)) {
      throw new SyncException(notLeading(now.seen().claim().holder()));
    }
  }

  private Problem notLeading(String holder) {
    boolean another = !holder.isEmpty() && !holder.equals(identity());
    return Problem.of(
        Code.NOT_LEADER,
        "lease",
        another
            ? "another agent leads now (" + holder + ")"
            : "the lease was not renewed in time, so another agent may lead by now",
        "nothing more is written; it is tried again when this agent leads");
  }

  private void loop() {
    try {
      while (!closed) {
        round();
        signal();
        tell();
        Thread.sleep(pause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private Duration pause() {
    double stretch = leads() ? 1 : 1 + JITTER * ThreadLocalRandom.current().nextDouble();
    return Duration.ofMillis((long) (candidate.times().retry().toMillis() * stretch));
  }

  /** Asks once. No failure ends the election: whatever is thrown, the next round tries again. */
  void round() {
    Candidate now = candidate;
    try {
      Moment sent = clock.get();
      candidate =
          switch (now.next(sent, Instant.ofEpochMilli(sent.wallMillis()))) {
            case Request.Read r -> now.read(lease.read(), clock.get());
            case Request.Write w -> {
              Optional<Versioned> written = lease.write(w.claim(), w.version());
              yield written.map(v -> now.wrote(v, sent)).orElseGet(now::unsure);
            }
          };
      trouble = Optional.empty();
    } catch (SyncException e) {
      candidate = now.unsure();
      trouble = Optional.of(e.problems().get(0));
    } catch (RuntimeException e) {
      candidate = now.unsure();
      trouble = Optional.of(bug(e));
    }
  }

  private static Problem bug(RuntimeException e) {
    return Problem.of(
        Code.SYNC_FAILED,
        "lease",
        "stopped by " + e.getClass().getSimpleName(),
        "please report it");
  }

  private void signal() {
    lock.lock();
    try {
      asked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    LeadStatus now = status();
    if (now.equals(told)) {
      return;
    }
    told = now;
    try {
      listener.on(now);
    } catch (RuntimeException e) {
      trouble = Optional.of(bug(e)); // a listener's mistake must not cost the lease
    }
  }

  /**
   * Stops competing, and lets go of the lease so that another need not wait. To be called after the
   * syncs have ended: from now on no write passes.
   */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try (lease) {
      if (thread.isAlive()) {
        thread.join(candidate.times().patience());
      }
      release();
      tell();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SyncException e) {
      trouble = Optional.of(e.problems().get(0)); // it runs out by itself
    }
  }

  private void release() throws SyncException {
    Versioned last = candidate.seen();
    if (last.claim().holder().equals(identity())) {
      Instant wall = Instant.ofEpochMilli(clock.get().wallMillis());
      var unused = lease.write(last.claim().released(wall), last.version());
    }
  }
}
