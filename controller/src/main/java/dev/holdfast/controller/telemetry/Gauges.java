package dev.holdfast.controller.telemetry;

import dev.holdfast.controller.telemetry.Metrics.Breaker;
import dev.holdfast.controller.telemetry.Metrics.Phase;
import dev.holdfast.store.StoreInfo;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked for when somebody looks. */
final class Gauges {
  private final MeterRegistry registry;

  /** Micrometer holds what function meters ask by weak references only. */
  private final List<Object> kept = new ArrayList<>();

  Gauges(MeterRegistry registry) {
    this.registry = registry;
  }

  void breaker(Supplier<Breaker> state) {
    for (Breaker each : Breaker.values()) {
      gauge(
          "holdfast.breaker.state",
          "1 for the state that the runtime's circuit breaker is in, 0 for the others.",
          "",
          Tags.of("state", MicrometerMetrics.lower(each)),
          () -> state.get() == each ? 1 : 0);
    }
  }

  void build(String version) {
    gauge(
        "holdfast.build.info",
        "Always 1; the labels tell the program's version and the Java that it runs on.",
        "",
        Tags.of("version", version, "java", System.getProperty("java.version")),
        () -> 1);
  }

  void tasks(String runtime, Supplier<Map<Phase, Integer>> count) {
    for (Phase phase : Phase.values()) {
      gauge(
          "holdfast.tasks",
          "Tasks by where they are on their way; each is in one state.",
          "",
          Tags.of("runtime", runtime, "state", MicrometerMetrics.lower(phase)),
          () -> count.get().getOrDefault(phase, 0));
    }
  }

  void launches(IntSupplier inFlight, IntSupplier queued, int limit) {
    plain("holdfast.launches.in.flight", "Launches at work.", inFlight::getAsInt);
    plain("holdfast.launches.queued", "Launches that wait for others.", queued::getAsInt);
    plain("holdfast.launches.limit", "How many may be at work at once.", () -> limit);
  }

  void store(Supplier<StoreInfo> info) {
    plain("holdfast.store.records", "Records in the store.", () -> info.get().records());
    gauge(
        "holdfast.store.size",
        "Size of the store's files.",
        "bytes",
        Tags.empty(),
        () -> info.get().sizeBytes());
    gauge(
        "holdfast.store.last.sync.timestamp",
        "When the store last waited for the disk; 0 if never.",
        "seconds",
        Tags.empty(),
        () -> seconds(info.get().lastSync()));
    kept.add(info);
    FunctionTimer.builder(
            "holdfast.store.sync.duration",
            info,
            from -> from.get().syncs(),
            from -> from.get().syncNanos(),
            TimeUnit.NANOSECONDS)
        .description("The store's waits for the disk.")
        .register(registry);
  }

  /** What every client library tells, under the same names. */
  void process() {
    Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    gauge(
        "process.start.time",
        "When this process started.",
        "seconds",
        Tags.empty(),
        () -> seconds(start));
    gauge(
        "process.resident.memory",
        "Resident memory of this process.",
        "bytes",
        Tags.empty(),
        ResidentMemory::bytes);
    FunctionCounter.builder("process.cpu", this, _ -> seconds(cpuTime()))
        .description("Time of this process on the processors.")
        .baseUnit("seconds")
        .register(registry);
  }

  private static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void plain(String name, String description, Supplier<Number> value) {
    gauge(name, description, "", Tags.empty(), value);
  }

  private void gauge(
      String name, String description, String unit, Tags tags, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(description)
        .baseUnit(unit.isEmpty() ? null : unit)
        .tags(tags)
        .register(registry);
  }

  private static double seconds(@Nullable Instant time) {
    return time == null ? 0 : time.toEpochMilli() / 1e3;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
