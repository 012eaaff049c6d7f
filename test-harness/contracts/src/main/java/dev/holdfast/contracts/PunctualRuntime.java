package dev.holdfast.contracts;

import dev.holdfast.runtime.DriverNetwork;
import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Usage;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Holds a watch to every call of a runtime, so that each contract test tests clause R10 too. */
final class PunctualRuntime extends ForwardingRuntime {
  // The clause is about waiting for a backend, not about a busy machine that stops our thread.
  private static final Duration TOLERANCE = Patience.of(Duration.ofSeconds(1));

  private final Consumer<String> overruns;

  PunctualRuntime(WorkloadRuntime runtime, Consumer<String> overruns) {
    super(runtime);
    this.overruns = overruns;
  }

  private <T> T timed(String call, Supplier<T> body) {
    long start = System.nanoTime();
    try {
      return body.get();
    } finally {
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      if (taken.compareTo(info().callLimit().plus(TOLERANCE)) > 0) {
        overruns.accept(call + " took " + taken.toMillis() + " ms");
      }
    }
  }

  private void timed(String call, Runnable body) {
    timed(
        call,
        () -> {
          body.run();
          return true;
        });
  }

  @Override
  public Health health() {
    return timed("health", super::health);
  }

  @Override
  public void check(WorkloadSpec spec) {
    timed("check", () -> super.check(spec));
  }

  @Override
  public List<String> omissions(WorkloadSpec spec) {
    return timed("omissions", () -> super.omissions(spec));
  }

  @Override
  public String describe(WorkloadSpec spec) {
    return timed("describe", () -> super.describe(spec));
  }

  @Override
  public void launch(WorkloadSpec spec) {
    timed("launch", () -> super.launch(spec));
  }

  @Override
  public Observation observe(WorkloadId id) {
    return timed("observe", () -> super.observe(id));
  }

  @Override
  public List<Sighting> list() {
    return timed("list", super::list);
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    timed("signal", () -> super.signal(id, signal, target));
  }

  @Override
  public void remove(WorkloadId id) {
    timed("remove", () -> super.remove(id));
  }

  @Override
  public Watch watch(WatchListener listener) {
    return timed("watch", () -> super.watch(listener));
  }

  @Override
  public Optional<Exec> exec() {
    return super.exec()
        .map(exec -> (id, line, tty) -> timed("exec", () -> exec.start(id, line, tty)));
  }

  @Override
  public Optional<Usage> usage() {
    return super.usage().map(usage -> id -> timed("usage", () -> usage.sample(id)));
  }

  @Override
  public Optional<DriverNetwork> network(WorkloadSpec spec) {
    return timed("network", () -> super.network(spec));
  }

  @Override
  public void close() {
    timed("close", super::close);
  }
}
