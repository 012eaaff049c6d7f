package dev.holdfast.controller.engine;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.controller.recovery.Inventory;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.BootId;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One life of the plugin's core on a fake node; the next one opens what this one leaves. */
final class Plugin implements AutoCloseable {
  static final Owner OWNER = Specs.owner("engine");
  static final SpecOutline OUTLINE =
      new SpecOutline("program", "", Resources.none(), new Stdio("", ""), "digest");

  final FakeNode node;
  final StateStore store;
  final WorkloadRuntime runtime;
  final TaskManager manager;
  final Tasks tasks;
  private final Watch watch;

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
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(20)),
            Clock.systemUTC(),
            new BootId(node.bootId()),
            settings,
            EngineListener.NOOP);
    manager = new TaskManager(engine);
    watch = runtime.watch(manager);
    manager.adoptAll(
        Inventory.join(store.all(), sightings(), "fake", manager.remark("adopt", "found")));
    tasks = new Tasks(manager);
  }

  private Optional<List<Sighting>> sightings() {
    try {
      return Optional.of(runtime.list());
    } catch (RuntimeUnavailable _) {
      return Optional.empty();
    }
  }

  static WorkloadSpec spec(long slot, int attempt, List<String> program) {
    return spec(slot, attempt, program, new Stdio("/dev/null", "/dev/null"));
  }

  static WorkloadSpec spec(long slot, int attempt, List<String> program, Stdio stdio) {
    return Specs.of(OWNER, Specs.slot(slot, "web"))
        .attempt(attempt)
        .options(Specs.command(program))
        .output(stdio.stdoutPath(), stdio.stderrPath())
        .build();
  }

  TaskHandle start(WorkloadSpec spec) {
    tasks.start(spec, OUTLINE);
    return new TaskHandle(spec.labels(), new BootId(node.bootId()));
  }

  Incarnation alive(WorkloadSpec spec) {
    return ((Observation.Running) node.truth(spec.id())).incarnation();
  }

  /** The process dies: nothing is said good-bye to. */
  @Override
  public void close() {
    watch.close();
    manager.close();
    runtime.close();
  }
}
