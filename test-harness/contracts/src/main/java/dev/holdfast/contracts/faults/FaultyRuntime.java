package dev.holdfast.contracts.faults;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeUnavailable;
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
import java.util.function.Consumer;

/**
 * Any runtime, failing as planned. Where a runtime's clauses give an unavailable backend another
 * form than an exception, so does this: {@code observe} answers Unknown, {@code health} Unhealthy.
 */
public final class FaultyRuntime extends ForwardingRuntime {
  private final FaultGate gate;

  public FaultyRuntime(WorkloadRuntime runtime, FaultSource source) {
    super(runtime);
    this.gate = new FaultGate(source);
  }

  /** Lets all calls go on that hang now; later ones hang anew. */
  public void release() {
    gate.release();
  }

  /** How many calls hang now. */
  public int hanging() {
    return gate.hanging();
  }

  /** How many calls of an operation came, whatever became of them. */
  public int calls(Operation operation) {
    return gate.calls(operation);
  }

  @Override
  public Health health() {
    try {
      return gate.call(Operation.HEALTH, super::health);
    } catch (RuntimeUnavailable e) {
      return new Health.Unhealthy(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void check(WorkloadSpec spec) {
    run(Operation.CHECK, () -> super.check(spec));
  }

  @Override
  public void prepare(WorkloadSpec spec, Consumer<String> progress) {
    run(Operation.PREPARE, () -> super.prepare(spec, progress));
  }

  @Override
  public void launch(WorkloadSpec spec) {
    run(Operation.LAUNCH, () -> super.launch(spec));
  }

  private void run(Operation operation, Runnable body) {
    gate.call(
        operation,
        () -> {
          body.run();
          return true;
        });
  }

  @Override
  public Observation observe(WorkloadId id) {
    try {
      return gate.call(Operation.OBSERVE, () -> super.observe(id));
    } catch (RuntimeUnavailable e) {
      return new Observation.Unknown(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Sighting> list() {
    return gate.call(Operation.LIST, super::list);
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    run(Operation.SIGNAL, () -> super.signal(id, signal, target));
  }

  @Override
  public void remove(WorkloadId id) {
    run(Operation.REMOVE, () -> super.remove(id));
  }

  @Override
  public Watch watch(WatchListener listener) {
    return super.watch(
        new WatchListener() {
          @Override
          public void lookAgain(WorkloadId id) {
            hint(() -> listener.lookAgain(id));
          }

          @Override
          public void lookAgainAtAll() {
            hint(listener::lookAgainAtAll);
          }
        });
  }

  private void hint(Runnable delivery) {
    Fault fault = gate.next(Operation.HINT);
    int times = fault == Fault.LOST ? 0 : fault == Fault.DOUBLED ? 2 : 1;
    for (int i = 0; i < times; i++) {
      delivery.run();
    }
  }

  @Override
  public Optional<Exec> exec() {
    return super.exec()
        .map(exec ->
            (id, command, terminal) ->
                gate.call(Operation.EXEC, () -> exec.start(id, command, terminal)));
  }

  @Override
  public Optional<Usage> usage() {
    return super.usage().map(usage -> id -> gate.call(Operation.USAGE, () -> usage.sample(id)));
  }
}
