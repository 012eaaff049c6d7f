package dev.holdfast.controller.engine;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.BootId;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** One life of the plugin's core on a fake node; the next one opens what this one leaves. */
final class Plugin implements AutoCloseable {
  static final Owner OWNER = Specs.owner("engine");
  static final SpecOutline OUTLINE =
      new SpecOutline("program", "", Resources.none(), new Stdio("", ""), "digest");

  private static final Duration RELIST_INTERVAL = Duration.ofMinutes(1);

  final FakeNode node;
  final StateStore store;
  final WorkloadRuntime runtime;
  final TaskManager manager;
  final Tasks tasks;
  private final RunningEngine running;

  Plugin(FakeNode node, StateStore store) {
    this(node, store, EngineSettings.defaults());
  }

  Plugin(FakeNode node, StateStore store, EngineSettings settings) {
    this(node, store, node.open(OWNER), settings);
  }

  Plugin(FakeNode node, StateStore store, WorkloadRuntime runtime, EngineSettings settings) {
    this.node = node;
    this.store = store;
    this.runtime = runtime;
    Engine engine =
        new Engine(
            OWNER,
            "fake",
            runtime,
            store,
            new LaunchLimiter(4),
            Backoff.jittered(Duration.ofMillis(5), Duration.ofMillis(20)),
            Threads.virtual(),
            Clock.systemUTC(),
            new BootId(node.bootId()),
            settings,
            EngineListener.NOOP,
            0);
    running = RunningEngine.start(engine, RELIST_INTERVAL);
    manager = running.manager();
    tasks = running.tasks();
  }

  static WorkloadSpec spec(long slot, int attempt, List<String> program) {
    return Specs.of(OWNER, Specs.slot(slot, "web"))
        .attempt(attempt)
        .options(Specs.command(program))
        .output("/dev/null", "/dev/null")
        .build();
  }

  TaskHandle start(WorkloadSpec spec) {
    tasks.start(spec, OUTLINE, () -> false);
    return new TaskHandle(spec.labels(), new BootId(node.bootId()));
  }

  Incarnation alive(WorkloadSpec spec) {
    return ((Observation.Running) node.truth(spec.id())).incarnation();
  }

  /** The process dies: nothing is said good-bye to. */
  @Override
  public void close() {
    running.close();
    runtime.close();
  }
}
