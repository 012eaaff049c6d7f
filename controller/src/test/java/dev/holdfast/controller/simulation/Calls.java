package dev.holdfast.controller.simulation;

import dev.holdfast.contracts.Specs;
import dev.holdfast.controller.engine.StartFailed;
import dev.holdfast.controller.engine.Tasks;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.Known;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Nomad's calls to its plugin: each is put on the judge's file, and so is its answer. */
final class Calls {
  private static final SpecOutline OUTLINE =
      new SpecOutline("program", "", Resources.none(), new Stdio("", ""), "digest");
  private static final String NO_PIPE = "/nowhere/sim";

  private final World world;
  private final Life caller;
  private @Nullable PluginProcess told;

  Calls(World world, Life caller) {
    this.world = world;
    this.caller = caller;
  }

  /** How a StartTask went. */
  sealed interface Start {}

  record Started(TaskHandle handle) implements Start {}

  record Failed(boolean recoverable) implements Start {}

  private <T> CompletableFuture<T> settled(CompletableFuture<T> answer) {
    world.stage().await(answer, null);
    if (world.faults().strike(world.faults().rates().crash())) {
      world.say("the agent dies before it does anything about the answer");
      caller.end();
      caller.requireAlive();
    }
    return answer;
  }

  static boolean failedByDeath(CompletableFuture<?> answer) {
    return answer.isCompletedExceptionally() && answer.exceptionNow() instanceof PluginDied;
  }

  static boolean isSuccess(CompletableFuture<Known.Ended> end) {
    return !end.isCompletedExceptionally() && end.join().status().equals(ExitStatus.exited(0));
  }

  Start start(TaskSlot slot, int attempt, Program program) {
    WorkloadSpec spec =
        Specs.of(World.OWNER, slot).attempt(attempt).output(NO_PIPE, NO_PIPE).build();
    Reader reader = Reader.draw(world.chance());
    world.node().install(spec.invocation(), program);
    world.node().install(spec.invocation(), reader);
    CompletableFuture<TaskHandle> first = startOnce(spec);
    if (!failedByDeath(first)) {
      return outcome(first, true);
    }
    boolean tellsUnread = world.setting().tellsUnread();
    world.node().install(spec.invocation(), reader.afterDeath(world.chance(), tellsUnread));
    CompletableFuture<TaskHandle> second = startOnce(spec);
    return outcome(second, false);
  }

  private Start outcome(CompletableFuture<TaskHandle> answer, boolean first) {
    if (!answer.isCompletedExceptionally()) {
      return new Started(answer.join());
    }
    Throwable error = answer.exceptionNow();
    boolean recoverable =
        error instanceof RuntimeUnavailable
            || error instanceof StoreUnavailable
            || (error instanceof StartFailed failed && failed.worthRetrying());
    return new Failed(first && recoverable);
  }

  private CompletableFuture<TaskHandle> startOnce(WorkloadSpec spec) {
    PluginProcess plugin = world.plugin();
    told = plugin;
    Case it = name(plugin, spec.labels());
    it.startAsked = it.startAsked == null ? world.stage().clock().instant() : it.startAsked;
    it.startAskedBy = caller;
    it.startAnswered = false;
    others(spec.labels()).forEach(other -> other.superseded = true);
    TaskHandle handle = new TaskHandle(spec.labels(), world.node().boot());
    return settled(
        plugin.call(
            "start " + spec.invocation(),
            tasks -> {
              start(tasks, spec);
              world.judge().startAnswered(spec.labels(), caller.isOver());
              others(spec.labels()).forEach(other -> other.goneIsPromised = true);
              return handle;
            }));
  }

  private void start(Tasks tasks, WorkloadSpec spec) {
    try {
      tasks.start(spec, OUTLINE, caller::isOver);
    } catch (RuntimeException e) {
      world.judge().startFailed(spec.labels());
      throw e;
    }
  }

  private List<Case> others(WorkloadLabels labels) {
    return world.judge().files().stream()
        .filter(other -> other.labels.workloadId().equals(labels.workloadId()))
        .filter(other -> !other.invocation().equals(labels.invocation()))
        .toList();
  }

  /** From here on the plugin knows that Nomad has not forgotten the task. */
  private Case name(PluginProcess plugin, WorkloadLabels labels) {
    Case it = world.judge().file(labels);
    it.namedIn = plugin.life();
    return it;
  }

  /** Whether the plugin has the task again. */
  boolean recover(TaskHandle handle) {
    PluginProcess plugin = world.plugin();
    told = plugin;
    name(plugin, handle.labels()).goneIsPromised = false;
    CompletableFuture<Boolean> answer =
        settled(
            plugin.call(
                "recover " + id(handle),
                tasks -> {
                  tasks.recover(handle, OUTLINE);
                  return true;
                }));
    if (answer.isCompletedExceptionally() && !failedByDeath(answer)) {
      world.judge().recoverFailed(handle.labels(), answer.exceptionNow());
    }
    return !answer.isCompletedExceptionally();
  }

  /**
   * Nomad waits at the process that it has the task from, and recovers it first where that died.
   */
  CompletableFuture<Known.Ended> waitTask(TaskHandle handle) {
    PluginProcess plugin = told == null ? world.plugin() : told;
    return plugin.callAsync("wait " + id(handle), tasks -> tasks.ended(id(handle)));
  }

  /** What Nomad learns of an end; called once it has. */
  void judgeEnd(TaskHandle handle, CompletableFuture<Known.Ended> end) {
    if (failedByDeath(end)) {
      return;
    }
    if (end.isCompletedExceptionally()) {
      world.judge().waitFailed(handle.labels(), end.exceptionNow());
    } else {
      world.say(() -> "told of " + id(handle) + ": " + end.join());
      world.judge().told(handle.labels(), end.join());
    }
  }

  /** Whether the plugin says that it is stopped. */
  boolean stop(TaskHandle handle, Signal signal, Duration grace) {
    PluginProcess plugin = world.plugin();
    name(plugin, handle.labels()).askStop(signal, world.stage().clock().instant(), grace);
    CompletableFuture<Boolean> answer =
        settled(
            plugin.call(
                "stop " + id(handle) + " " + signal + " " + grace.toMillis() + " ms",
                tasks -> {
                  tasks.stop(id(handle), signal, grace);
                  world.judge().stopped(handle.labels());
                  return true;
                }));
    return !answer.isCompletedExceptionally();
  }

  /** Nomad does not care for the answer; the judge does. */
  void destroy(TaskHandle handle) {
    PluginProcess plugin = world.plugin();
    name(plugin, handle.labels()).destroyAsked = true;
    var _ =
        settled(
            plugin.call(
                "destroy " + id(handle),
                tasks -> {
                  tasks.destroy(id(handle), true);
                  world.judge().destroyed(handle.labels(), isThere(handle.labels()));
                  return true;
                }));
  }

  private boolean isThere(WorkloadLabels labels) {
    return world
        .node()
        .labels(labels.workloadId())
        .map(WorkloadLabels::invocation)
        .filter(labels.invocation()::equals)
        .isPresent();
  }

  private static Invocation id(TaskHandle handle) {
    return handle.labels().invocation();
  }
}
