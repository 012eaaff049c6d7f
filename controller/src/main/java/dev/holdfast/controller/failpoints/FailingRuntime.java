package dev.holdfast.controller.failpoints;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeRefused;
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
import java.util.function.Supplier;

/** A runtime whose calls have points before and after them. Keeps the clauses of the interface. */
final class FailingRuntime extends ForwardingRuntime {
  private final Owner owner;
  private final Failpoints failpoints;

  FailingRuntime(WorkloadRuntime runtime, Owner owner, Failpoints failpoints) {
    super(runtime);
    this.owner = owner;
    this.failpoints = failpoints;
  }

  @Override
  public Health health() {
    try {
      return failpoints.around("runtime.health", Whom.ALL, super::health);
    } catch (Injected e) {
      return new Health.Unhealthy(e.words());
    }
  }

  @Override
  public void prepare(WorkloadSpec spec, Consumer<String> progress) {
    asking("prepare", whom(spec.id()), () -> super.prepare(spec, progress));
  }

  @Override
  public void launch(WorkloadSpec spec) {
    asking("launch", whom(spec.id()), () -> super.launch(spec));
  }

  @Override
  public Observation observe(WorkloadId id) {
    try {
      return failpoints.around("runtime.observe", whom(id), () -> super.observe(id));
    } catch (Injected e) {
      return new Observation.Unknown(e.words());
    }
  }

  @Override
  public List<Sighting> list() {
    return asking("list", Whom.ALL, super::list);
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    asking("signal", whom(id), () -> super.signal(id, signal, target));
  }

  @Override
  public void remove(WorkloadId id) {
    asking("remove", whom(id), () -> super.remove(id));
  }

  /** Each hint has a thread of its own, because the runtime's must not be kept. */
  @Override
  public Watch watch(WatchListener listener) {
    return super.watch(
        new WatchListener() {
          @Override
          public void lookAgain(WorkloadId id) {
            hint(whom(id), () -> listener.lookAgain(id));
          }

          @Override
          public void lookAgainAtAll() {
            hint(Whom.ALL, listener::lookAgainAtAll);
          }
        });
  }

  private void hint(Whom whom, Runnable tell) {
    Thread.ofVirtual()
        .name("failpoint-hint")
        .start(() -> {
          if (isTold(whom)) {
            tell.run();
          }
        });
  }

  private boolean isTold(Whom whom) {
    try {
      failpoints.hit(Points.HINT + Points.BEFORE, whom);
      return true;
    } catch (Injected _) {
      return false;
    }
  }

  @Override
  public Optional<Exec> exec() {
    return super.exec()
        .map(exec ->
            (id, command, terminal) ->
                asking("exec", whom(id), () -> exec.start(id, command, terminal)));
  }

  @Override
  public Optional<Usage> usage() {
    return super.usage().map(usage -> id -> asking("usage", whom(id), () -> usage.sample(id)));
  }

  private Whom whom(WorkloadId id) {
    return new Whom.Workload(owner, id);
  }

  private void asking(String call, Whom whom, Runnable work) {
    asking(
        call,
        whom,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T asking(String call, Whom whom, Supplier<T> work) {
    try {
      return failpoints.around("runtime." + call, whom, work);
    } catch (Injected e) {
      throw said(e);
    }
  }

  static RuntimeException said(Injected e) {
    return e.fault() == Fault.REFUSED
        ? new RuntimeRefused(e.words(), e)
        : new RuntimeUnavailable(e.words(), e);
  }
}
