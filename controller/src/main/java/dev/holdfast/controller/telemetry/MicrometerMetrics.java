package dev.holdfast.controller.telemetry;

import dev.holdfast.store.StoreInfo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Counts with micrometer, for Prometheus. Loading it takes longer than a handshake may. Every
 * series is there from the start, at zero: a rate over a series that appears with its first event
 * misses that event.
 */
public final class MicrometerMetrics implements Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Gauges gauges = new Gauges(registry);
  private final Timer starts;
  private final Timer exitLag;
  private final Timer passes;
  private final Timer relists;
  private final Map<Recovery, Counter> recoveries;
  private final Map<Exit, Counter> exits;
  private final Counter startsToRetry;
  private final Counter startsRefused;
  private final Counter failedPasses;
  private final Counter bugs;
  private volatile Breaker breaker = Breaker.CLOSED;

  /** Every series carries the driver's name. */
  public MicrometerMetrics(String driver) {
    registry.config().commonTags("driver", driver);
    starts = timer("holdfast.task.start.duration", "Successful starts of tasks.", Buckets.CALLS);
    exitLag =
        timer(
            "holdfast.exit.report.lag",
            "From the end of a task to the moment it can be told to Nomad.",
            Buckets.LAGS);
    passes = timer("holdfast.reconcile.duration", "Passes of the tasks' loops.", Buckets.CALLS);
    relists =
        timer(
            "holdfast.relist.duration",
            "Comparisons of all records with the runtime's list.",
            Buckets.CALLS);
    recoveries =
        counters(
            Recovery.class, "holdfast.recoveries", "outcome", "Tasks found again, by outcome.");
    exits = counters(Exit.class, "holdfast.exits", "kind", "Ends of tasks, by kind.");
    startsToRetry = startFailures(true);
    startsRefused = startFailures(false);
    failedPasses =
        counter(
            "holdfast.reconcile.failures", "Passes that failed, to be tried again.", Tags.empty());
    bugs = counter("holdfast.bugs", "Things that should not be possible.", Tags.empty());
    gauges.breaker(() -> breaker);
    gauges.process();
  }

  private Timer timer(String name, String description, Duration[] buckets) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(buckets)
        .register(registry);
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private Counter startFailures(boolean recoverable) {
    return counter(
        "holdfast.task.start.failures",
        "Starts of tasks that failed.",
        Tags.of("recoverable", String.valueOf(recoverable)));
  }

  private <E extends Enum<E>> Map<E, Counter> counters(
      Class<E> kinds, String name, String tag, String description) {
    Map<E, Counter> counters = new EnumMap<>(kinds);
    Function<E, Counter> made = kind -> counter(name, description, Tags.of(tag, lower(kind)));
    for (E kind : kinds.getEnumConstants()) {
      counters.put(kind, made.apply(kind));
    }
    return counters;
  }

  @Override
  public void taskStarted(Duration took) {
    starts.record(took);
  }

  @Override
  public void startFailed(boolean recoverable) {
    (recoverable ? startsToRetry : startsRefused).increment();
  }

  @Override
  public void recovered(Recovery outcome) {
    increment(recoveries, outcome);
  }

  @Override
  public void exited(Exit kind, Duration lag) {
    increment(exits, kind);
    exitLag.record(lag.isNegative() ? Duration.ZERO : lag);
  }

  private static <E> void increment(Map<E, Counter> counters, E kind) {
    Counter counter = counters.get(kind);
    if (counter != null) {
      counter.increment();
    }
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
    breaker = state;
  }

  @Override
  public void bug() {
    bugs.increment();
  }

  @Override
  public void build(String version) {
    gauges.build(version);
  }

  @Override
  public void tasks(String runtime, Supplier<Map<Phase, Integer>> count) {
    gauges.tasks(runtime, count);
  }

  @Override
  public void launches(IntSupplier inFlight, IntSupplier queued, int limit) {
    gauges.launches(inFlight, queued, limit);
  }

  @Override
  public void store(Supplier<StoreInfo> info) {
    gauges.store(info);
  }

  @Override
  public String scrape() {
    return registry.scrape();
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
