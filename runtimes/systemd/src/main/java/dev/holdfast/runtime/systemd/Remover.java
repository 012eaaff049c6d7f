package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.linux.Pauses;
import dev.holdfast.runtime.systemd.bus.BusFailure;
import dev.holdfast.runtime.systemd.bus.SystemdBus;
import java.time.Duration;

/** Removes what an ended task left in systemd, its surviving children included. */
final class Remover {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration UNLOAD_LIMIT = Duration.ofSeconds(2);
  private static final Duration LOOK_PAUSE = Duration.ofMillis(10);

  private final SystemdBus bus;
  private final Units units;
  private final Jobs jobs;
  private final UnitFiles files;

  Remover(SystemdBus bus, Units units, Jobs jobs, UnitFiles files) {
    this.bus = bus;
    this.units = units;
    this.jobs = jobs;
    this.files = files;
  }

  void remove(WorkloadId id) {
    switch (units.observe(id)) {
      case Absent absent -> files.delete(id);
      case Created created -> clear(id);
      case Exited exited -> clear(id);
      case Running running ->
          throw new RuntimeRefused(
              "the unit %s still runs: end its processes first".formatted(UnitNames.of(id)));
      case Unknown it -> throw new RuntimeUnavailable(it.reason());
    }
  }

  /**
   * Ends and unloads a unit that is known to be ours and not to run. Its files go before the unit
   * does: whoever dies between the two finds the unit again, and files alone nobody would.
   */
  void clear(WorkloadId id) {
    String unit = UnitNames.of(id);
    try (Jobs.Listening listening = jobs.listen(unit)) {
      unlessGone(() -> bus.killUnit(unit, "all", Signal.KILL.number()));
      files.delete(id);
      unlessGone(() -> listening.result(bus.stopUnit(unit), STOP_LIMIT));
      unlessGone(() -> bus.resetFailedUnit(unit));
    }
    awaitUnloaded(id);
  }

  private static void unlessGone(Runnable call) {
    try {
      call.run();
    } catch (BusFailure failure) {
      if (!isGone(failure)) {
        throw failure;
      }
    }
  }

  /** There is no such unit any more, or no process in it. */
  static boolean isGone(BusFailure failure) {
    return failure.is("NoSuchUnit") || failure.is("NoSuchProcess");
  }

  private void awaitUnloaded(WorkloadId id) {
    long deadline = System.nanoTime() + UNLOAD_LIMIT.toNanos();
    while (units.facts(id).isPresent()) {
      if (System.nanoTime() > deadline) {
        throw new RuntimeUnavailable(
            "systemd has not unloaded %s yet: does a process of it hang?"
                .formatted(UnitNames.of(id)));
      }
      Pauses.pause(LOOK_PAUSE);
    }
  }
}
