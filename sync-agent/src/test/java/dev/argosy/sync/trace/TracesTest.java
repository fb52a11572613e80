package dev.argosy.sync.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Reports;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.Trigger;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What OpenTelemetry's own SDK gets. */
class TracesTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000);

  @Test
  void aLookIsASpanWithOneForEachPart() {
    InMemorySpanExporter exporter = InMemorySpanExporter.create();
    try (SdkTracerProvider provider =
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder().setTracerProvider(provider).build()) {
      SyncListener listener = new Traces(sdk, () -> NOW).of(new SyncId("team", "train"));
      Reports.everything().forEach(listener::on);
      listener.on(new SyncEvent.Started("attempt-2", Trigger.INTERVAL));
      listener.on(new SyncEvent.Stopped());
      check(exporter.getFinishedSpanItems());
    }
  }

  private static void check(List<SpanData> spans) {
    assertThat(spans)
        .extracting(SpanData::getName)
        .containsExactly("fetch", "compile", "plan", "apply", "sync", "sync");
    SpanData look = spans.get(4);
    assertThat(spans.subList(0, 4))
        .allMatch(part -> part.getParentSpanId().equals(look.getSpanId()));
    assertThat(spans.get(1).getEndEpochNanos() - spans.get(1).getStartEpochNanos())
        .isEqualTo(20_000_000);
    assertThat(look.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(look.getAttributes().asMap())
        .containsEntry(AttributeKey.stringKey("argosy.sync"), "team/train")
        .containsEntry(AttributeKey.stringKey("argosy.attempt"), "attempt-1")
        .containsEntry(AttributeKey.stringKey("argosy.trigger"), "drift")
        .containsEntry(AttributeKey.stringKey("argosy.commit"), Reports.COMMIT)
        .containsEntry(AttributeKey.stringKey("argosy.result"), "synced")
        .containsEntry(AttributeKey.longKey("argosy.writes"), 3L);
  }

  @Test
  void withoutAnSdkNothingHappens() {
    SyncListener listener = new Traces(OpenTelemetry.noop(), () -> NOW).of(new SyncId("", "x"));
    Reports.everything().forEach(listener::on);
  }
}
