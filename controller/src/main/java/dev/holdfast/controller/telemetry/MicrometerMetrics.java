package dev.holdfast.controller.telemetry;

import dev.holdfast.store.StoreInfo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Counts with micrometer, for Prometheus. Loading it takes longer than a handshake may. */
public final class MicrometerMetrics implements Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicInteger breaker = new AtomicInteger();
  private final Timer starts;
  private final Timer exitLag;
  private final Timer passes;
  private final Timer relists;
  private final Counter failedPasses;
  private final Counter bugs;

  /** Every series carries the driver's name. */
  public MicrometerMetrics(String driver) {
    registry.config().commonTags("driver", driver);
    starts = timer("holdfast.task.start", "successful starts of tasks");
    exitLag = timer("holdfast.exit.report.lag", "from the end of a task to telling Nomad");
    passes = timer("holdfast.reconcile", "passes of the tasks' loops");
    relists = timer("holdfast.relist", "comparisons of all records with the runtime's list");
    failedPasses = Counter.builder("holdfast.reconcile.failed").register(registry);
    bugs = Counter.builder("holdfast.bugs").register(registry);
    Gauge.builder("holdfast.breaker.state", breaker, AtomicInteger::get)
        .description("0 closed, 1 half open, 2 open")
        .register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }

  @Override
  public void taskStarted(Duration took) {
    starts.record(took);
  }

  @Override
  public void startFailed(boolean recoverable) {
    registry.counter("holdfast.task.start.failed", "recoverable", "" + recoverable).increment();
  }

  @Override
  public void recovered(Recovery outcome) {
    registry.counter("holdfast.recovered", "outcome", lower(outcome)).increment();
  }

  @Override
  public void exitReported(Duration lag) {
    exitLag.record(lag.isNegative() ? Duration.ZERO : lag);
  }

  @Override
  public void reconciled(Duration took) {
    passes.record(took);
  }

  @Override
  public void passFailed() {
    failedPasses.increment();
  }

  @Override
  public void relisted(Duration took) {
    relists.record(took);
  }

  @Override
  public void breaker(Breaker state) {
    breaker.set(
        switch (state) {
          case CLOSED -> 0;
          case HALF_OPEN -> 1;
          case OPEN -> 2;
        });
  }

  @Override
  public void bug() {
    bugs.increment();
  }

  @Override
  public void tasks(String state, IntSupplier count) {
    Gauge.builder("holdfast.tasks", count::getAsInt).tag("state", state).register(registry);
  }

  @Override
  public void store(Supplier<StoreInfo> info) {
    Gauge.builder("holdfast.store.records", () -> info.get().records()).register(registry);
    Gauge.builder("holdfast.store.size", () -> info.get().sizeBytes())
        .baseUnit("bytes")
        .register(registry);
    FunctionCounter.builder("holdfast.store.syncs", info, from -> from.get().syncs())
        .register(registry);
  }

  @Override
  public String scrape() {
    return registry.scrape();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
