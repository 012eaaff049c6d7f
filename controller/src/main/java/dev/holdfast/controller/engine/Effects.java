package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Action;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.TaskRecord;

/** Performs one action. Holds no policy; each effect may be repeated. */
final class Effects {
  private final Engine engine;

  Effects(Engine engine) {
    this.engine = engine;
  }

  /** A launch that the runtime refused; the task cannot start as asked. */
  static final class LaunchRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchRefused(RuntimeRefused cause) {
      super(cause.getMessage(), cause);
    }
  }

  void perform(Action action, TaskRecord record) throws InterruptedException {
    switch (action) {
      case Action.Prepare(WorkloadSpec spec) -> refusable(() -> prepare(spec, record));
      case Action.Note _, Action.Forget _ ->
          throw new IllegalArgumentException("the diary keeps the record");
      case Action.Launch(WorkloadSpec spec) ->
          engine.limiter().run(() -> refusable(() -> engine.runtime().launch(spec)));
      case Action.Send send ->
          engine.runtime().signal(record.workloadId(), send.signal(), send.target());
      case Action.Remove _ -> engine.runtime().remove(record.workloadId());
    }
  }

  private void prepare(WorkloadSpec spec, TaskRecord record) {
    engine.runtime().prepare(spec, sentence -> engine.listener().progressed(record, sentence));
  }

  private static void refusable(Runnable launch) {
    try {
      launch.run();
    } catch (RuntimeRefused e) {
      throw new LaunchRefused(e);
    }
  }
}
