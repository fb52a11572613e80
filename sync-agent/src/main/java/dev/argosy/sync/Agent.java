package dev.argosy.sync;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.apply.Remembered;
import dev.argosy.sync.git.Redactor;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.trigger.TriggerReport;
import dev.argosy.sync.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Syncs for ever: looks at the repository at intervals and when it is woken, syncs when there is a
 * new commit, when the last try failed, and now and then to undo drift. Never throws for what a
 * repository or a target does; the last good state stays meanwhile.
 */
public final class Agent implements Wakeable, Fence {
  /** What only another commit changes. */
  private static final Set<Code> LASTING =
      Set.of(Code.SOURCE_HELD, Code.OBJECT_WITHHELD, Code.OBJECT_REFUSED);

  /** Between two looks, however often it is woken. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  /** Longer than any look may take: fetching and each call have deadlines of their own. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(30);

  private final OptionsSource options;
  private final Parts parts;
  private final Clock clock;

  private final Locks locks = new Locks();
  private final Wakes wakes = new Wakes();
  private final Remembered remembered;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<Instant> dueBy = new AtomicReference<>(Instant.MAX);

  private volatile @Nullable Attempt current;
  private volatile Fence fence = Fence.OPEN;
  private String tip = "";
  private long surveyedAt;
  private int failures;
  private boolean started;
  private @Nullable SyncOptions known;
  private Optional<Triggers.Applied> applied = Optional.empty();
  private TriggerReport said = TriggerReport.NOTHING;

  /**
   * What a loop works with.
   *
   * @param listener hears all that happens, on the loop's thread
   * @param causes looked at after each look, and every few seconds between two
   * @param leading waited for before each look; its fence is asked before each write
   * @param watched whether each change that others make to an object wakes this loop
   */
  public record Parts(
      Pace pace,
      Compile compile,
      SyncListener listener,
      Leading leading,
      Causes causes,
      Predicate<ObjectKey> watched) {}

  /** Time, so that a test need not wait. */
  interface Clock extends InstantSource {
    /**
     * Returns after {@code most}, or after {@code least} when it was woken, or soon when it was
     * stirred; says how long that was, whatever the time of day has become meanwhile.
     */
    Duration rest(Wakes wakes, Duration least, Duration most) throws InterruptedException;
  }

  public Agent(OptionsSource options, Parts parts) {
    this(options, parts, new RealClock());
  }

  Agent(OptionsSource options, Parts parts, Clock clock) {
    this.options = options;
    this.parts = parts;
    this.clock = clock;
    this.remembered = new Remembered(parts.watched());
  }

  @Override
  public void wake(Trigger trigger, List<SyncEvent> news) {
    wakes.wake(trigger, news);
  }

  /** Asks for a look at what starts runs soon, and at nothing else. */
  public void stir() {
    wakes.stir();
  }

  /** Asks it to end before the next look, and before the next write. Safe for any thread. */
  public void stop() {
    stopping.set(true);
    wakes.end();
  }

  /** Whether it may be in the middle of a write now. */
  public boolean isWriting() {
    Attempt now = current;
    return now != null && now.isWriting();
  }

  /** When it must have shown another sign of life; {@link Instant#MAX} while it may be silent. */
  public Instant dueBy() {
    return dueBy.get();
  }

  /**
   * Runs until it is stopped or its thread is interrupted; returns with the interrupt flag as it
   * is. For one run only.
   */
  public void run() {
    try (locks) {
      while (!ended()) {
        dueBy.set(Instant.MAX);
        lead(parts.leading().await());
        dueBy.set(clock.instant().plus(LONGEST_LOOK));
        Optional<Duration> asked = look(wakes.take());
        if (!ended()) {
          startRuns();
        }
        if (!ended()) {
          rest(asked);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dueBy.set(Instant.MAX);
    parts.listener().on(new SyncEvent.Stopped());
  }

  /** After a break another may have begun what it did not end, though the commit is the same. */
  private void lead(Fence now) {
    if (!now.equals(fence)) {
      fence = now;
      tip = "";
      remembered.forget();
      var unused = wakes.take(); // what others did meanwhile is seen now
    }
  }

  private boolean ended() {
    return stopping.get() || Thread.currentThread().isInterrupted();
  }

  private void rest(Optional<Duration> asked) throws InterruptedException {
    Duration pause = parts.pace().pause(failures, asked, ThreadLocalRandom.current().nextDouble());
    parts.listener().on(new SyncEvent.Waiting(pause, failures));
    dueBy.set(clock.instant().plus(pause).plus(LONGEST_LOOK));
    Duration left = pause;
    while (!parts.causes().equals(Causes.NONE) && left.isPositive()) {
      Duration due = parts.causes().pause();
      Duration next = due.compareTo(left) < 0 ? due : left;
      left = left.minus(clock.rest(wakes, asked.orElse(BREATH), next));
      if (ended() || wakes.isCalled()) {
        return;
      }
      if (left.isPositive()) {
        startRuns();
      }
    }
    if (left.isPositive()) {
      clock.rest(wakes, asked.orElse(BREATH), left);
    }
  }

  /** Also while Git does not answer or a commit is held: by the plan that was applied last. */
  private void startRuns() {
    SyncOptions now = known;
    if (now == null) {
      return;
    }
    TriggerReport report;
    try {
      report = parts.causes().look(now, this, applied);
      applied = Optional.empty();
    } catch (SyncException e) {
      Redactor redactor = new Redactor(now.source().credentials());
      report = TriggerReport.failed(e.problems().stream().map(redactor::problem).toList());
    }
    if (!report.equals(said)) {
      parts.listener().on(new SyncEvent.Looked(report));
    }
    said = report.calm();
  }

  /** One look; returns how long the other side asked to be left alone. */
  private Optional<Duration> look(Wakes.Call call) {
    call.news().forEach(parts.listener()::on);
    Trigger trigger = call.trigger().orElseGet(this::ownTrigger);
    started = true;
    Attempt attempt = Attempt.begin(parts.listener(), trigger);
    current = attempt;
    SyncOptions now;
    try {
      now = options.now();
      if (!isSameTo(known, now)) {
        remembered.forget();
      }
      known = now;
    } catch (SyncException e) {
      return note(tip, failed(attempt, e.problems()));
    }
    try (Session session = Session.open(now, locks, this, remembered)) {
      return look(session, attempt, trigger);
    } catch (SyncException e) {
      Redactor redactor = new Redactor(now.source().credentials());
      return note(tip, failed(attempt, e.problems().stream().map(redactor::problem).toList()));
    }
  }

  private static boolean isSameTo(@Nullable SyncOptions before, SyncOptions now) {
    return before != null
        && before.target().equals(now.target())
        && before.policy().equals(now.policy());
  }

  private Trigger ownTrigger() {
    if (!started) {
      return Trigger.START;
    }
    return failures > 0 ? Trigger.RETRY : Trigger.INTERVAL;
  }

  private Optional<Duration> look(Session session, Attempt attempt, Trigger trigger) {
    try {
      String seen = session.poll();
      if (failures == 0 && seen.equals(tip) && !trigger.syncsAnyway() && !resyncIsDue()) {
        attempt.on(new SyncEvent.Unchanged(seen));
        return Optional.empty();
      }
      if (isThorough(trigger)) {
        remembered.forget();
        surveyedAt = clock.millis();
      }
      Sync sync = session.sync(parts.compile(), attempt);
      Optional<Duration> pause = note(seen, sync.run());
      applied = sync.applied().or(() -> applied);
      return pause;
    } catch (SyncException e) {
      return note(tip, session.sync(parts.compile(), attempt).unread(e));
    }
  }

  /**
   * A loop that is to end must not begin another write, and neither must one that lost the lead.
   */
  @Override
  public void pass() throws SyncException {
    if (stopping.get()) {
      throw new SyncException(
          Problem.of(
              Code.AGENT_STOPPING,
              "argosy",
              "the agent is stopping, so nothing more is written",
              "the next start goes on from here"));
    }
    fence.pass();
  }

  /**
   * Only for a new commit, and not always, is what nobody is known to have touched taken as it was.
   */
  private boolean isThorough(Trigger trigger) {
    boolean commit = trigger == Trigger.INTERVAL || trigger == Trigger.WEBHOOK;
    return !commit || failures > 0 || resyncIsDue();
  }

  private boolean resyncIsDue() {
    return clock.millis() - surveyedAt >= parts.pace().resync().toMillis();
  }

  private static SyncReport failed(Attempt attempt, List<Problem> problems) {
    SyncReport report = SyncReport.failed(problems);
    attempt.on(new SyncEvent.Finished(report));
    return report;
  }

  private Optional<Duration> note(String seen, SyncReport report) {
    if (report.result() == Result.FAILED) {
      failures++;
      return report.retryAfter();
    }
    failures = 0;
    tip = isWorthAnotherTry(report) ? "" : seen;
    return Optional.empty();
  }

  /** What a server refuses may be allowed the next time; what is wrong in the files stays wrong. */
  private static boolean isWorthAnotherTry(SyncReport report) {
    return report.result() == Result.PARTLY
        && report.problems().stream().anyMatch(p -> !LASTING.contains(p.code()));
  }

  private static final class RealClock implements Clock {
    private final InstantSource system = InstantSource.system();

    @Override
    public Instant instant() {
      return system.instant();
    }

    @Override
    public Duration rest(Wakes wakes, Duration least, Duration most) throws InterruptedException {
      return wakes.rest(least, most);
    }
  }
}
