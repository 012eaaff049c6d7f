package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.observe.Workloads.Slot;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.recovery.Ground;
import dev.holdfast.suites.recovery.Leftovers;
import dev.holdfast.suites.recovery.Script;
import dev.holdfast.suites.recovery.Witness;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * A plugin, a client at the test's command and a witness. At the end everything is destroyed, and
 * the stage is struck only if nothing is left and no task ever lived twice.
 */
final class Stage implements AutoCloseable {
  /** Long enough for a busy machine; a test that needs it all has failed. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Ground ground;
  private final SortedSet<String> before;
  private final Witness witness;
  private final Rig rig;
  private boolean commands;
  private final Deque<Closeable> props = new ArrayDeque<>();

  private Stage(Ground ground, PluginFile plugin, Map<String, Object> options) {
    this.ground = ground;
    this.before = Leftovers.now(ground.home());
    this.witness = Witness.open();
    this.rig = Rig.open(plugin, ground.data(), options);
  }

  static Stage open() throws IOException {
    return open(Map.of());
  }

  /** With these options of the plugin besides the usual ones. */
  static Stage open(Map<String, Object> more) throws IOException {
    return open(Ground.fresh(), more, plugin -> plugin);
  }

  /** On this ground, with a plugin that is launched in another way. */
  static Stage open(Ground ground, Map<String, Object> more, UnaryOperator<PluginFile> launched) {
    Map<String, Object> options = new HashMap<>(ground.options());
    options.putAll(more);
    return new Stage(ground, launched.apply(ground.plugin()), options);
  }

  /** Takes something over that is put away after the plugin and before the folders. */
  Stage with(Closeable prop) {
    props.push(prop);
    return this;
  }

  /** Commands are run beside tasks, which look like second copies to who knows no better. */
  void expectCommands() {
    commands = true;
  }

  Rig rig() {
    return rig;
  }

  Ground ground() {
    return ground;
  }

  /** Starts a task and waits until one copy of it lives. */
  RigTask start(TaskSpec spec) throws IOException {
    RigTask task = rig.start(spec);
    await().atMost(PATIENCE).until(() -> task.copies().size() == 1);
    return task;
  }

  /** Starts so many tasks that do nothing until they are stopped. */
  List<RigTask> startSteady(int count) throws IOException {
    List<RigTask> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(rig.start(Script.steady("steady" + i)));
    }
    await()
        .atMost(PATIENCE)
        .until(() -> copies(tasks).values().stream().mapToInt(List::size).sum() == count);
    return tasks;
  }

  /** SIGKILL to the plugin, and its next launch; nothing is recovered yet. */
  void strike() {
    rig.killPlugin();
    rig.relaunch();
  }

  /** The live copies of these tasks, from one look. */
  static Map<Slot, List<ProcessIdentity>> copies(List<RigTask> tasks) throws IOException {
    List<Slot> slots = tasks.stream().map(Stage::slot).toList();
    Map<Slot, List<ProcessIdentity>> copies = new HashMap<>(Workloads.copies());
    copies.keySet().retainAll(slots);
    return copies;
  }

  private static Slot slot(RigTask task) {
    return new Slot(task.spec().allocId(), task.spec().name());
  }

  /** Lets so much time pass as is part of the scenario. */
  static void pause(Duration length) {
    long deadline = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < deadline) {
      LockSupport.parkNanos(deadline - System.nanoTime());
    }
  }

  /** Waits until the machine has none of these tasks any more. */
  static void awaitGone(List<RigTask> tasks) {
    await().atMost(PATIENCE).until(() -> copies(tasks).isEmpty());
  }

  @Override
  public void close() throws IOException {
    try (witness) {
      rig.close();
      Leftovers.awaitNone(ground, before);
    } finally {
      while (!props.isEmpty()) {
        props.pop().close();
      }
    }
    assertThat(commands ? List.of() : witness.violations()).as("tasks that lived twice").isEmpty();
    ground.close();
  }
}
