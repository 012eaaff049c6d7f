package dev.holdfast.contracts.lies;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeInfo;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Usage;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.List;
import java.util.Optional;

/** Does what an honest runtime does, but where a lie overrides it. */
class Liar implements WorkloadRuntime {
  final WorkloadRuntime honest;

  Liar(WorkloadRuntime honest) {
    this.honest = honest;
  }

  @Override
  public RuntimeInfo info() {
    return honest.info();
  }

  @Override
  public Health health() {
    return honest.health();
  }

  @Override
  public void check(WorkloadSpec spec) {
    honest.check(spec);
  }

  @Override
  public String describe(WorkloadSpec spec) {
    return honest.describe(spec);
  }

  @Override
  public void prepare(WorkloadSpec spec) {
    honest.prepare(spec);
  }

  @Override
  public void launch(WorkloadSpec spec) {
    honest.launch(spec);
  }

  @Override
  public Observation observe(WorkloadId id) {
    return honest.observe(id);
  }

  @Override
  public List<Sighting> list() {
    return honest.list();
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    honest.signal(id, signal, target);
  }

  @Override
  public void remove(WorkloadId id) {
    honest.remove(id);
  }

  @Override
  public Watch watch(WatchListener listener) {
    return honest.watch(listener);
  }

  @Override
  public Optional<Exec> exec() {
    return honest.exec();
  }

  @Override
  public Optional<Usage> usage() {
    return honest.usage();
  }

  @Override
  public void close() {
    honest.close();
  }
}
