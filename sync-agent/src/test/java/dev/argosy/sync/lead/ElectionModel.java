package dev.argosy.sync.lead;

import dev.argosy.sync.lead.Candidate.Request;
import dev.argosy.sync.lead.LeaseStore.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiPredicate;

/**
 * Several candidates, an API server and a network that delays, loses and repeats nothing, on a
 * simulated time. Processes are stopped, machines suspended, wall clocks set; every write that a
 * fence let through reaches the server at any time within the margin. A write that lands while
 * another holds the lease is a breach.
 */
final class ElectionModel {
  private static final LeaseTimes TIMES = LeaseTimes.DEFAULT;
  private static final long SECOND = 1_000;

  private final Random random;
  private final BiPredicate<Candidate, Moment> fence;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final List<Competitor> processes = new ArrayList<>();
  private Versioned server = Versioned.ABSENT;
  private int version;
  private long now;
  private long order;
  private boolean calm;
  int writes;
  int transitions;
  final List<String> breaches = new ArrayList<>();

  private record Event(long at, long order, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  /**
   * @param fence whether a candidate may write at a moment
   */
  ElectionModel(long seed, int count, BiPredicate<Candidate, Moment> fence) {
    this.random = new Random(seed);
    this.fence = fence;
    for (int i = 0; i < count; i++) {
      processes.add(new Competitor("p" + i));
    }
  }

  /** Faults for a while, then none. */
  void run(Duration faulty, Duration quiet) {
    processes.forEach(Competitor::start);
    until(faulty.toMillis());
    calm = true;
    until(faulty.plus(quiet).toMillis());
  }

  long leaders() {
    return processes.stream().filter(p -> fence.test(p.candidate, p.clock())).count();
  }

  private void until(long end) {
    while (!events.isEmpty() && events.peek().at < end) {
      Event next = events.remove();
      now = next.at;
      next.what.run();
    }
    now = end;
  }

  private void in(long millis, Runnable what) {
    events.add(new Event(now + millis, order++, what));
  }

  private boolean chance(double of) {
    return !calm && random.nextDouble() < of;
  }

  private final class Competitor {
    private final String name;
    private final double rate = 0.995 + random.nextDouble() / 100;

    /** Both at once could not be told from no time passing; a machine does one or the other. */
    private final boolean suspends = random.nextBoolean();

    private Candidate candidate;
    private long stoppedUntil;
    private long suspended;
    private long wallOffset = random.nextInt(1_000_000);

    Competitor(String name) {
      this.name = name;
      this.candidate = Candidate.of(name, TIMES, clock());
    }

    Moment clock() {
      return new Moment((long) ((now - suspended) * rate * 1_000_000), now + wallOffset);
    }

    void start() {
      in(random.nextInt(3000), this::round);
      in(random.nextInt(3000), this::write);
      in(random.nextInt(20_000), this::fault);
    }

    /** Runs it now, or when the process wakes. */
    private void awake(Runnable what) {
      if (stoppedUntil > now) {
        in(stoppedUntil - now + random.nextInt(5), () -> awake(what));
      } else {
        what.run();
      }
    }

    private void round() {
      awake(() -> {
        Moment sent = clock();
        Candidate asking = candidate;
        Request request = asking.next(sent, Instant.EPOCH.plusMillis(now));
        long delay = chance(0.2) ? random.nextInt(20_000) : random.nextInt(50);
        boolean lost = chance(0.1);
        boolean answerLost = lost || chance(0.1) || delay > TIMES.patience().toMillis();
        if (!lost) {
          in(delay, () -> handle(asking, request, sent, answerLost));
        }
        if (answerLost) {
          in(TIMES.patience().toMillis(), () -> answered(asking.unsure()));
        }
      });
    }

    private void handle(Candidate asking, Request request, Moment sent, boolean answerLost) {
      Versioned read = server;
      boolean written =
          request instanceof Request.Write w && w.version().equals(server.version()) && put(w);
      Versioned after = server;
      if (!answerLost) {
        in(
            random.nextInt(50),
            () ->
                awake(() ->
                    answered(
                        request instanceof Request.Read
                            ? asking.read(read, clock())
                            : written ? asking.wrote(after, sent) : asking.unsure())));
      }
    }

    private boolean put(Request.Write write) {
      if (!write.claim().holder().equals(server.claim().holder())) {
        transitions++;
      }
      server = new Versioned(write.claim(), "v" + ++version);
      return true;
    }

    private void answered(Candidate next) {
      awake(() -> {
        candidate = next;
        in(TIMES.retry().toMillis() + random.nextInt(600), this::round);
      });
    }

    private void write() {
      awake(() -> {
        if (fence.test(candidate, clock())) {
          writes++;
          in(random.nextInt((int) TIMES.margin().toMillis() - 500), this::land);
        }
        in(random.nextInt(1000), this::write);
      });
    }

    private void land() {
      if (!server.claim().holder().equals(name)) {
        breaches.add(
            now / SECOND + " s: " + name + " wrote, " + server.claim().holder() + " holds");
      }
    }

    private void fault() {
      if (calm) {
        return;
      }
      long length = random.nextInt(90_000);
      switch (random.nextInt(3)) {
        case 0 -> stoppedUntil = Math.max(stoppedUntil, now + length);
        case 1 -> {
          if (suspends) {
            suspend(length);
          } else {
            wallOffset += random.nextInt(7_200_000) - 3_600_000;
          }
        }
        default -> {}
      }
      in(length + random.nextInt(60_000), this::fault);
    }

    /** The monotonic clock stands still meanwhile; nothing of the process runs. */
    private void suspend(long length) {
      stoppedUntil = Math.max(stoppedUntil, now + length);
      suspended += length;
    }
  }
}
