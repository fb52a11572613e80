package dev.argosy.sync.metrics;

import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncListeners;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What Prometheus sees of an agent. */
public final class Metrics implements SyncListeners, AutoCloseable {
  /** More syncs than one agent serves; a mistake must not fill Prometheus. */
  private static final int MOST_SYNCS = 5_000;

  private static final List<String> RESULTS = List.of("synced", "unchanged", "held", "failed");
  private static final List<String> VERBS = List.of("create", "update", "prune");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final InstantSource clock;

  /**
   * @param version of Argosy
   * @param commit it was built from, empty when that is not known
   */
  public Metrics(InstantSource clock, String version, String commit) {
    this.clock = clock;
    registry
        .config()
        .meterFilter(
            MeterFilter.maximumAllowableTags("argosy", "sync", MOST_SYNCS, MeterFilter.deny()));
    Gauge.builder(Metric.BUILD_INFO.meter(), () -> 1)
        .description(Metric.BUILD_INFO.help())
        .tags("version", version, "commit", commit)
        .register(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Shows whether this process leads; asked whenever Prometheus reads. */
  public void watch(BooleanSupplier leads) {
    Gauge.builder(Metric.LEADER.meter(), () -> leads.getAsBoolean() ? 1 : 0)
        .description(Metric.LEADER.help())
        .register(registry);
  }

  @Override
  public SyncListener of(SyncId sync) {
    Meters meters = new Meters(registry, Tags.of("sync", sync.toString()));
    RESULTS.forEach(result -> meters.count(Metric.SYNCS, Tag.of("result", result), 0));
    VERBS.forEach(verb -> meters.count(Metric.WRITES, Tag.of("verb", verb), 0));
    meters.count(Metric.RUNS, 0);
    meters.count(Metric.DRIFT, 0);
    meters.count(Metric.FIGHTS, 0);
    return new SyncMetrics(meters, clock);
  }

  /** A request to the webhook's receiver. */
  public void webhook(String result) {
    new Meters(registry, Tags.empty()).count(Metric.WEBHOOK, Tag.of("result", result), 1);
  }

  /** A request to an API server. */
  public void api(String verb, String code) {
    new Meters(registry, Tags.empty()).count(Metric.API, Tags.of("verb", verb, "code", code), 1);
  }

  /** All of it, in Prometheus' text format. */
  public String text() {
    return registry.scrape(CONTENT_TYPE);
  }

  /** Of {@link #text}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  @Override
  public void close() {
    registry.close();
  }
}
