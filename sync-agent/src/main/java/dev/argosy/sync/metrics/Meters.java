package dev.argosy.sync.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The meters that have some labels in common, and go together. */
final class Meters {
  private final MeterRegistry registry;
  private final Tags common;
  private final Map<Meter.Id, AtomicLong> gauges = new ConcurrentHashMap<>();
  private final Set<Meter> all = new HashSet<>();

  Meters(MeterRegistry registry, Tags common) {
    this.registry = registry;
    this.common = common;
  }

  void count(Metric metric, long by) {
    count(metric, Tags.empty(), by);
  }

  void count(Metric metric, Tag label, long by) {
    count(metric, Tags.of(label), by);
  }

  void count(Metric metric, Tags labels, long by) {
    Counter counter =
        Counter.builder(metric.meter())
            .description(metric.help())
            .tags(common.and(labels))
            .register(registry);
    all.add(counter);
    counter.increment((double) by);
  }

  void time(Metric metric, Tag label, Duration took) {
    Timer timer =
        Timer.builder(metric.meter())
            .description(metric.help())
            .tags(common.and(label))
            .register(registry);
    all.add(timer);
    timer.record(took);
  }

  void set(Metric metric, long value) {
    set(metric, Tags.empty(), value);
  }

  private void set(Metric metric, Tags labels, long value) {
    Tags tags = common.and(labels);
    Meter.Id id = new Meter.Id(metric.meter(), tags, null, null, Meter.Type.GAUGE);
    gauges.computeIfAbsent(id, key -> gauge(metric, tags)).set(value);
  }

  /** Sets the gauge for each of these values of a label, and those of all other values to 0. */
  void setAll(Metric metric, String label, Map<String, Long> values) {
    gauges.forEach((id, gauge) -> {
      if (id.getName().equals(metric.meter())) {
        gauge.set(0);
      }
    });
    values.forEach((value, count) -> set(metric, Tags.of(label, value), count));
  }

  private AtomicLong gauge(Metric metric, Tags tags) {
    AtomicLong value = new AtomicLong();
    all.add(
        Gauge.builder(metric.meter(), value, AtomicLong::doubleValue)
            .description(metric.help())
            .baseUnit(metric.kind() == Metric.Kind.TIMESTAMP ? "seconds" : null)
            .tags(tags)
            .strongReference(true)
            .register(registry));
    return value;
  }

  /** Takes them all out of the registry. */
  void remove() {
    all.forEach(registry::remove);
    all.clear();
    gauges.clear();
  }
}
