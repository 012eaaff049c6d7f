package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.observe.Workloads.Slot;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A client that does nothing by itself, its plugin, and the tasks of one run. */
public final class RigField implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int STEADY = 20;

  private final Ground ground;
  private final Rig rig;
  private final Map<RigTask, ProcessIdentity> steady = new LinkedHashMap<>();
  private final Map<RigTask, Ending> enders = new LinkedHashMap<>();

  private RigField(Ground ground) {
    this.ground = ground;
    this.rig = Rig.open(ground.plugin(), ground.data(), ground.options());
  }

  /** Starts the plugin and the steady tasks. */
  static RigField open(Ground ground) throws IOException {
    RigField field = new RigField(ground);
    for (int i = 0; i < STEADY; i++) {
      RigTask task = field.rig.start(Script.steady("steady" + i));
      field.steady.put(task, field.awaitOne(task.spec()));
    }
    return field;
  }

  Rig rig() {
    return rig;
  }

  Ground ground() {
    return ground;
  }

  List<RigTask> steady() {
    return List.copyOf(steady.keySet());
  }

  List<RigTask> enders() {
    return List.copyOf(enders.keySet());
  }

  /** Waits until exactly one copy of the task lives. */
  ProcessIdentity awaitOne(TaskSpec task) {
    return await("one copy of " + task.name())
        .atMost(LIMIT)
        .until(() -> copies(task), copies -> copies.size() == 1)
        .getFirst();
  }

  static List<ProcessIdentity> copies(TaskSpec task) throws IOException {
    return Workloads.copies().getOrDefault(Slots.of(task), List.of());
  }

  /** Starts one task of each ending; they end when the file is made. */
  Path startEnders(String group, RandomGenerator random) throws IOException {
    Path go = ground.home().resolve("go-" + group);
    enders.clear();
    for (Ending ending : Ending.oneOfEach(random)) {
      String name = "%s-%s".formatted(group, ending.name());
      enders.put(rig.start(Script.ending(name, go, ending)), ending);
    }
    for (RigTask task : enders.keySet()) {
      awaitOne(task.spec());
    }
    return go;
  }

  /** Makes the file and waits until the machine has none of the ending tasks any more. */
  void end(Path go) throws IOException {
    Files.createFile(go);
    List<Slot> slots = enders.keySet().stream().map(task -> Slots.of(task.spec())).toList();
    await()
        .atMost(LIMIT)
        .until(() -> Workloads.copies().keySet().stream().noneMatch(slots::contains));
  }

  /** RecoverTask of everything, as after the start of a client; then compares with the truth. */
  void recoverAll() throws Exception {
    steady.keySet().forEach(RigTask::recoverAfterAgentRestart);
    enders.keySet().forEach(RigTask::recoverAfterAgentRestart);
    endsAreTrue();
    steadyTasksAreUntouched();
  }

  /** WaitTask of the ending tasks tells the truth; they are destroyed afterwards. */
  void endsAreTrue() throws Exception {
    for (Map.Entry<RigTask, Ending> each : enders.entrySet()) {
      assertThat(each.getKey().await(LIMIT))
          .as("exit of %s", each.getKey().spec().name())
          .isEqualTo(each.getValue().truth());
      each.getKey().destroy(false);
    }
  }

  /** All steady tasks, but for those given up, have pid and start time of old, and run for us. */
  void steadyTasksAreUntouched() throws Exception {
    for (Map.Entry<RigTask, ProcessIdentity> each : steady.entrySet()) {
      RigTask task = each.getKey();
      assertThat(copies(task.spec())).as(task.spec().name()).containsExactly(each.getValue());
      CompletableFuture<ExitReport> waiting = task.waiting();
      assertThat(waiting).as("end of %s", task.spec().name()).isNotDone();
      waiting.cancel(true);
    }
  }

  /** Takes a task out of those that must stay as they are. */
  void giveUp(RigTask task) {
    steady.remove(task);
  }

  /** The same for one of them that is drawn. */
  RigTask giveUpOne(RandomGenerator random) {
    RigTask victim = steady().get(random.nextInt(steady().size()));
    giveUp(victim);
    return victim;
  }

  /** What Nomad does next with a task that is lost: destroy, and a new attempt in its slot. */
  void replace(RigTask victim) throws IOException {
    rig().driver().destroy(victim.id(), true);
    assertThat(copies(victim.spec())).as("copies after DestroyTask").isEmpty();
    keep(rig().start(victim.spec()));
  }

  /** Puts a task among those that must stay as they are. */
  void keep(RigTask task) {
    steady.put(task, awaitOne(task.spec()));
  }

  /** WaitTask, with a limit. */
  static ExitReport end(RigTask task) throws Exception {
    return task.waiting().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Destroys all that runs. */
  void destroyAll() {
    steady.keySet().forEach(task -> task.destroy(true));
    steady.clear();
  }

  @Override
  public void close() throws IOException {
    rig.close();
  }
}
