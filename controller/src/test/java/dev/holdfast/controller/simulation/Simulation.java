package dev.holdfast.controller.simulation;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.TaskSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs one seed: some tasks, some wishes, some misfortunes, then calm, then the audit. */
final class Simulation {
  private static final int MOST_MISFORTUNES = 6;
  private static final int MOST_ATTEMPTS = 3;

  /**
   * How to run a seed.
   *
   * @param faultLimit how many faults may happen
   * @param crashAt the step at which the plugin dies in any case, counted from 1; 0 for none
   */
  record Options(boolean traced, int faultLimit, int crashAt) {
    static final Options PLAIN = new Options(false, Integer.MAX_VALUE, 0);

    Options tracing() {
      return new Options(true, faultLimit, crashAt);
    }

    Options withFaults(int limit) {
      return new Options(traced, limit, crashAt);
    }

    Options crashingAt(int step) {
      return new Options(traced, faultLimit, step);
    }
  }

  private final long seed;
  private final Trace trace;
  private final Stage stage;
  private final Faults faults;
  private final Steps steps;
  private final World world;
  private final List<StoredTask> tasks = new ArrayList<>();

  private Simulation(long seed, Options options) {
    Chance chance = new Chance(seed);
    Setting setting = Setting.draw(chance);
    this.seed = seed;
    this.trace = options.traced() ? Trace.kept() : Trace.none();
    this.stage = new Stage(chance, trace);
    this.faults = new Faults(stage, setting.rates(), options.faultLimit());
    this.steps = new Steps(stage, faults, options.crashAt());
    this.world = new World(stage, setting, faults, steps);
  }

  static Outcome run(long seed, Options options) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("seed " + seed)
        .start(() -> {
          try {
            outcome.complete(new Simulation(seed, options).play());
          } catch (Throwable e) {
            outcome.completeExceptionally(e);
          }
        });
    return outcome.join();
  }

  private Outcome play() {
    world.say(() -> world.setting().toString());
    prepare();
    Audit audit = new Audit(world, tasks);
    stage.playUntil(world.setting().faultsMillis());
    faults.stop();
    stage.playUntil(world.setting().calmMillis());
    judge(audit::atRest);
    tasks.forEach(task -> world.agent().change(task, false));
    stage.playUntil(world.setting().endMillis());
    judge(audit::nothingIsLeft);
    @Nullable Throwable failure = stage.failure();
    stage.close();
    String violation = failure == null ? null : words(failure);
    return new Outcome(
        seed, violation, stage.turns(), steps.count(), faults.struck(), trace.lines());
  }

  private static String words(Throwable failure) {
    return failure instanceof Violation ? String.valueOf(failure.getMessage()) : failure.toString();
  }

  private void judge(Runnable audit) {
    if (stage.failure() == null) {
      try {
        audit.run();
      } catch (Violation e) {
        stage.failed(e);
      }
    }
  }

  private void prepare() {
    for (int i = 0; i < world.setting().tasks(); i++) {
      TaskSlot slot = new TaskSlot("a" + i, "web");
      tasks.add(new StoredTask(slot, programs()));
      plantStranger(slot);
    }
    for (StoredTask task : tasks) {
      wish(task, 0.4, false);
      wish(task, 0.3, true);
    }
    int misfortunes = stage.chance().below(MOST_MISFORTUNES + 1);
    for (int i = 0; i < misfortunes; i++) {
      befall(stage.chance().oneOf(Misfortune.LOT));
    }
    if (stage.chance().hits(0.15)) {
      befall(Misfortune.RUNTIME_RELOADS);
    }
    world.startAgent(tasks);
  }

  private List<Program> programs() {
    return IntStream.range(0, MOST_ATTEMPTS).mapToObj(_ -> Program.draw(stage.chance())).toList();
  }

  /** The same slot of another driver on this node. */
  private void plantStranger(TaskSlot slot) {
    var labels = Specs.of(Audit.STRANGER, slot).attempt(99).build().labels();
    world.node().install(labels.invocation(), Audit.STRANGE_PROGRAM);
    world.node().create(labels);
    world.node().start(labels.workloadId());
  }

  private void wish(StoredTask task, double probability, boolean restart) {
    long at = someTime();
    if (stage.chance().hits(probability)) {
      stage.after(at, () -> world.agent().change(task, restart));
    }
  }

  private void befall(Misfortune misfortune) {
    stage.after(
        someTime(),
        () -> {
          if (faults.mayStrike()) {
            world.say(() -> "MISFORTUNE: " + misfortune);
            misfortune.befall(world);
          }
        });
  }

  private long someTime() {
    return stage.chance().between(0, world.setting().faultsMillis());
  }
}
