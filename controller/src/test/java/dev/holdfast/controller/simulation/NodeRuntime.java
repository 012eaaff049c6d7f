package dev.holdfast.controller.simulation;

import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeInfo;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One plugin's connection to the node: by the clauses, to the letter, and no more obliging. */
final class NodeRuntime implements WorkloadRuntime {
  private final Life life;
  private final World world;
  private final Owner owner;
  private final Hints hints;

  NodeRuntime(Life life, World world, Owner owner) {
    this.life = life;
    this.world = world;
    this.owner = owner;
    this.hints = new Hints(life, world);
  }

  private <T> T call(String what, Supplier<T> body) {
    world.steps().step(life, "before " + what);
    boolean fails = world.backendIsAway() || world.faults().strike(rate());
    boolean tookEffect = fails && !world.backendIsAway() && world.chance().hits(0.5);
    if (fails && !tookEffect) {
      throw unavailable(what);
    }
    T answer = body.get();
    world.steps().step(life, "after " + what);
    if (fails) {
      throw unavailable(what);
    }
    return answer;
  }

  private double rate() {
    return world.faults().rates().unavailable();
  }

  private RuntimeUnavailable unavailable(String what) {
    world.say(() -> "no answer to " + what);
    return new RuntimeUnavailable(what + " has no answer");
  }

  private void run(String what, Runnable body) {
    call(
        what,
        () -> {
          body.run();
          return true;
        });
  }

  @Override
  public RuntimeInfo info() {
    return new RuntimeInfo("sim", world.node().keepsExits(), Duration.ofSeconds(10));
  }

  @Override
  public Health health() {
    return new Health.Healthy(Map.of());
  }

  @Override
  public void check(WorkloadSpec spec) {
    // Every spec of the simulation is well-formed.
  }

  @Override
  public String describe(WorkloadSpec spec) {
    return "program";
  }

  @Override
  public void prepare(WorkloadSpec spec) {
    run("prepare", () -> {});
  }

  @Override
  public void launch(WorkloadSpec spec) {
    run(
        "launch of " + spec.invocation(),
        () -> {
          if (world.node().create(spec.labels())) {
            world.steps().step(life, "within launch");
            world.node().start(spec.id());
          }
        });
  }

  @Override
  public Observation observe(WorkloadId id) {
    try {
      return call(
          "look",
          () -> {
            Observation seen =
                world.isHidden() ? new Observation.Absent() : world.node().observe(id);
            world.say(() -> "sees " + Words.of(seen));
            return seen;
          });
    } catch (RuntimeUnavailable e) {
      return new Observation.Unknown(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Sighting> list() {
    return call(
        "list",
        () -> {
          List<Sighting> found = world.isHidden() ? List.of() : world.node().list(owner);
          world.say(() -> "lists " + found.size() + " workloads");
          return found;
        });
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    run(
        signal + " to " + id,
        () -> {
          world.say(() -> signal + " to " + id);
          world
              .node()
              .running(id)
              .ifPresent(to -> world.judge().signalled(life, to.labels(), signal));
          world.node().signal(id, signal);
        });
  }

  @Override
  public void remove(WorkloadId id) {
    run(
        "remove of " + id,
        () -> {
          world.node().labels(id).ifPresent(world.judge()::touched);
          world.node().remove(id);
        });
  }

  @Override
  public Watch watch(WatchListener listener) {
    return hints.watch(listener);
  }

  @Override
  public void close() {
    // The life ends with everything in it.
  }
}
