package dev.holdfast.controller.simulation;

import dev.holdfast.controller.engine.Backoff;
import dev.holdfast.controller.engine.Engine;
import dev.holdfast.controller.engine.EngineListener;
import dev.holdfast.controller.engine.GuardedRuntime;
import dev.holdfast.controller.engine.LaunchLimiter;
import dev.holdfast.controller.engine.RunningEngine;
import dev.holdfast.controller.engine.Tasks;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One process of the plugin: the real engine between the simulated Nomad and the simulated node.
 */
final class PluginProcess {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
  private static final Duration LAST_BACKOFF = Duration.ofSeconds(10);

  private final World world;
  private final Life life;
  private final CompletableFuture<RunningEngine> opened = new CompletableFuture<>();

  PluginProcess(World world, Life life) {
    this.world = world;
    this.life = life;
    world.stage().start(life, life + " open", () -> opened.complete(open()));
  }

  private RunningEngine open() {
    NodeRuntime runtime = new NodeRuntime(life, world, World.OWNER);
    Engine engine =
        new Engine(
            World.OWNER,
            "sim",
            new GuardedRuntime(runtime, world.stage().clock()),
            new DiskStore(life, world),
            new LaunchLimiter(Integer.MAX_VALUE),
            Backoff.exact(FIRST_BACKOFF, LAST_BACKOFF),
            world.stage().threads(life),
            world.stage().clock(),
            world.node().boot(),
            world.setting().engine(),
            new Listener(),
            0);
    return RunningEngine.start(engine, world.setting().relist());
  }

  private final class Listener implements EngineListener {
    @Override
    public void ended(TaskRecord record) {
      world.judge().endEvent(record.labels());
    }

    @Override
    public void bug(String where, Throwable cause) {
      world.judge().bug(where, cause);
    }
  }

  Life life() {
    return life;
  }

  RunningEngine engine() {
    return opened.join();
  }

  boolean isOpen() {
    return opened.isDone() && !life.isOver();
  }

  /** A call of Nomad's, on a thread of its own; the answer may be lost with the process. */
  <T> CompletableFuture<T> call(String what, Function<Tasks, T> body) {
    CompletableFuture<T> answer = answerOf(what);
    world.stage().start(life, what, () -> run(what, body, answer));
    return answer;
  }

  private <T> void run(String what, Function<Tasks, T> body, CompletableFuture<T> answer) {
    world.say("call");
    world.stage().await(opened, null);
    try {
      T value = body.apply(opened.join().tasks());
      world.say("done");
      world.steps().step(life, "before the answer to " + what);
      answer.complete(value);
    } catch (RuntimeException e) {
      world.say(() -> "fails: " + e.getMessage());
      world.steps().step(life, "before the failure of " + what);
      answer.completeExceptionally(e);
    }
  }

  private <T> CompletableFuture<T> answerOf(String what) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (life.isOver()) {
      answer.completeExceptionally(new PluginDied(what));
    } else {
      life.atEnd(() -> answer.completeExceptionally(new PluginDied(what)));
    }
    return answer;
  }

  /** A call whose answer comes when a future of the engine does, without a thread that waits. */
  <T> CompletableFuture<T> callAsync(String what, Function<Tasks, CompletableFuture<T>> body) {
    CompletableFuture<T> answer = answerOf(what);
    CompletableFuture<Boolean> begun =
        call(
            what,
            tasks -> {
              forward(body.apply(tasks), answer);
              return true;
            });
    var _ =
        begun.whenComplete((_, failure) -> {
          if (failure != null) {
            answer.completeExceptionally(failure);
          }
        });
    return answer;
  }

  /** Answers take a while on their way, and are lost with the process meanwhile. */
  private <T> void forward(CompletableFuture<T> from, CompletableFuture<T> to) {
    var _ =
        from.whenComplete((value, failure) ->
            world
                .stage()
                .after(
                    world.chance().between(0, 20),
                    () -> {
                      if (failure == null) {
                        to.complete(value);
                      } else {
                        to.completeExceptionally(failure);
                      }
                    }));
  }
}
