package dev.argosy.sync.trace;

import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncListeners;
import dev.argosy.sync.SyncReport;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * A span for each look at a repository, with one for each of its parts. Without an agent or SDK of
 * OpenTelemetry in the process they cost nothing and go nowhere.
 */
public final class Traces implements SyncListeners {
  private final Tracer tracer;
  private final InstantSource clock;

  public Traces(OpenTelemetry telemetry, InstantSource clock) {
    this.tracer = telemetry.getTracer("dev.argosy");
    this.clock = clock;
  }

  @Override
  public SyncListener of(SyncId sync) {
    return new OneSync(sync);
  }

  private final class OneSync implements SyncListener {
    private final SyncId sync;
    private Optional<Span> look = Optional.empty();

    OneSync(SyncId sync) {
      this.sync = sync;
    }

    @Override
    public void on(SyncEvent event) {
      switch (event) {
        case SyncEvent.Started started -> look = Optional.of(begin(started));
        case SyncEvent.CommitRead read -> tag("argosy.commit", read.commit());
        case SyncEvent.PhaseEnded ended -> part(word(ended.phase()), ended.took());
        case SyncEvent.Finished finished -> finished(finished.report());
        case SyncEvent.Unchanged unchanged -> end("unchanged");
        case SyncEvent.Compiled compiled -> {}
        case SyncEvent.Planned planned -> {}
        case SyncEvent.Applied applied -> {}
        case SyncEvent.Drifted drifted -> {}
        case SyncEvent.Fought fought -> {}
        case SyncEvent.Unwatched unwatched -> {}
        case SyncEvent.Looked looked -> {}
        case SyncEvent.Waiting waiting -> {}
        case SyncEvent.Stopped stopped -> end("stopped");
      }
    }

    private Span begin(SyncEvent.Started started) {
      return tracer
          .spanBuilder("sync")
          .setNoParent()
          .setStartTimestamp(clock.instant())
          .setAttribute("argosy.sync", sync.toString())
          .setAttribute("argosy.attempt", started.attempt())
          .setAttribute("argosy.trigger", word(started.trigger()))
          .startSpan();
    }

    /** The event comes when the part is over. */
    private void part(String name, Duration took) {
      Instant now = clock.instant();
      look.ifPresent(parent ->
          tracer
              .spanBuilder(name)
              .setParent(Context.root().with(parent))
              .setStartTimestamp(now.minus(took))
              .startSpan()
              .end(now));
    }

    private void finished(SyncReport report) {
      look.ifPresent(span -> span.setAttribute("argosy.writes", report.writes()));
      report.problems().stream()
          .findFirst()
          .ifPresent(problem ->
              look.ifPresent(span -> span.setStatus(StatusCode.ERROR, problem.code().id())));
      end(word(report.result()));
    }

    private void tag(String key, String value) {
      look.ifPresent(span -> span.setAttribute(key, value));
    }

    private void end(String result) {
      look.ifPresent(span -> span.setAttribute("argosy.result", result).end(clock.instant()));
      look = Optional.empty();
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
