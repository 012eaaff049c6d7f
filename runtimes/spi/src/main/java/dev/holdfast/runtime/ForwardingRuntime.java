package dev.holdfast.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands every call on to another runtime. What decorates a runtime extends this, so that a method
 * that gets a default later is handed on as well; a test holds this class whole.
 */
public abstract class ForwardingRuntime implements WorkloadRuntime {
  private final WorkloadRuntime runtime;

  /** Hands on to this runtime, and closes it when it is closed. */
  protected ForwardingRuntime(WorkloadRuntime runtime) {
    this.runtime = runtime;
  }

  /** What the calls are handed on to. */
  protected final WorkloadRuntime runtime() {
    return runtime;
  }

  @Override
  public RuntimeInfo info() {
    return runtime.info();
  }

  @Override
  public Health health() {
    return runtime.health();
  }

  @Override
  public void check(WorkloadSpec spec) {
    runtime.check(spec);
  }

  @Override
  public List<String> omissions(WorkloadSpec spec) {
    return runtime.omissions(spec);
  }

  @Override
  public String describe(WorkloadSpec spec) {
    return runtime.describe(spec);
  }

  @Override
  public void prepare(WorkloadSpec spec) {
    prepare(spec, _ -> {});
  }

  /** What stands around a preparation overrides this one, through which all of them go. */
  @Override
  public void prepare(WorkloadSpec spec, Consumer<String> progress) {
    runtime.prepare(spec, progress);
  }

  @Override
  public Duration longestPreparation(WorkloadSpec spec) {
    return runtime.longestPreparation(spec);
  }

  @Override
  public void launch(WorkloadSpec spec) {
    runtime.launch(spec);
  }

  @Override
  public Observation observe(WorkloadId id) {
    return runtime.observe(id);
  }

  @Override
  public List<Sighting> list() {
    return runtime.list();
  }

  @Override
  public boolean takeOver(WorkloadLabels labels, int version, byte[] state) {
    return runtime.takeOver(labels, version, state);
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    runtime.signal(id, signal, target);
  }

  @Override
  public void remove(WorkloadId id) {
    runtime.remove(id);
  }

  @Override
  public Watch watch(WatchListener listener) {
    return runtime.watch(listener);
  }

  @Override
  public Optional<Exec> exec() {
    return runtime.exec();
  }

  @Override
  public Optional<Usage> usage() {
    return runtime.usage();
  }

  @Override
  public Optional<DriverNetwork> network(WorkloadSpec spec) {
    return runtime.network(spec);
  }

  @Override
  public Map<String, String> verbatim(WorkloadId id) {
    return runtime.verbatim(id);
  }

  @Override
  public List<Leftover> leftovers(Set<WorkloadId> wanted) {
    return runtime.leftovers(wanted);
  }

  @Override
  public List<Activity> activities() {
    return runtime.activities();
  }

  @Override
  public void close() {
    runtime.close();
  }
}
