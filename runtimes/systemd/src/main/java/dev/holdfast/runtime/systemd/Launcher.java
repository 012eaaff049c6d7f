package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.linux.Pauses;
import dev.holdfast.runtime.systemd.bus.BusAway;
import dev.holdfast.runtime.systemd.bus.BusFailure;
import dev.holdfast.runtime.systemd.bus.SystemdBus;
import java.time.Duration;
import java.util.Optional;

/** Starts a unit and finds out whether its program runs. */
final class Launcher {
  /** A task whose output nobody reads yet is not started by then; it counts as running. */
  private static final Duration START_LIMIT = Duration.ofSeconds(3);

  private static final Duration LOOK_LIMIT = Duration.ofSeconds(3);
  private static final Duration LOOK_PAUSE = Duration.ofMillis(50);
  private static final String DONE = "done";
  private static final String FAILED = "failed";

  private final SystemdBus bus;
  private final Units units;
  private final Jobs jobs;
  private final UnitFiles files;
  private final Remover remover;

  Launcher(SystemdBus bus, Units units, Jobs jobs, UnitFiles files, Remover remover) {
    this.bus = bus;
    this.units = units;
    this.jobs = jobs;
    this.files = files;
    this.remover = remover;
  }

  void launch(WorkloadSpec spec, UnitPlan plan) {
    if (!isThere(spec, units.observe(spec.id()))) {
      files.write(spec, plan);
      start(spec, plan);
    }
  }

  /** Whether this very invocation is there already (clause R3). */
  private boolean isThere(WorkloadSpec spec, Observation seen) {
    return switch (seen) {
      case Absent absent -> false;
      case Created it -> isSame(spec, it.invocation());
      case Running it -> isSame(spec, it.invocation());
      case Exited it -> isSame(spec, it.invocation());
      case Unknown it ->
          throw units.isOfOthers(spec.id())
              ? new RuntimeRefused(it.reason() + ": stop it or rename the task")
              : new RuntimeUnavailable(it.reason());
    };
  }

  private static boolean isSame(WorkloadSpec spec, Invocation found) {
    if (found.equals(spec.invocation())) {
      return true;
    }
    throw new RuntimeRefused(
        "the unit %s of an earlier start (%s) is still there: it must be removed first"
            .formatted(UnitNames.of(spec.id()), found));
  }

  private void start(WorkloadSpec spec, UnitPlan plan) {
    String unit = UnitNames.of(spec.id());
    try (Jobs.Listening listening = jobs.listen(unit)) {
      String job = bus.startTransientUnit(unit, TransientUnit.properties(spec, plan));
      String result = listening.result(job, START_LIMIT).orElse("");
      if (!result.equals(DONE)) {
        judge(spec, plan, result);
      }
    } catch (BusFailure refusal) {
      refused(spec, refusal);
    } catch (BusAway silence) {
      lookAfterSilence(spec, silence);
    }
  }

  /** Nothing of ours was made, unless the name was taken in the same moment. */
  private void refused(WorkloadSpec spec, BusFailure refusal) {
    boolean taken = refusal.is("UnitExists");
    if (!taken) {
      files.delete(spec.id());
    }
    if (!taken || !isThere(spec, units.observe(spec.id()))) {
      throw new RuntimeRefused(
          "systemd refused to start the task: %s".formatted(refusal.getMessage()), refusal);
    }
  }

  /** The request may have arrived although the answer did not. */
  private void lookAfterSilence(WorkloadSpec spec, BusAway silence) {
    if (!isThere(spec, lookUntilAnswered(spec.id()))) {
      throw new RuntimeUnavailable(
          "systemd did not take the start of the task: " + silence.getMessage(), silence);
    }
  }

  private Observation lookUntilAnswered(WorkloadId id) {
    long deadline = System.nanoTime() + LOOK_LIMIT.toNanos();
    Observation seen = units.observe(id);
    while (seen instanceof Unknown && System.nanoTime() < deadline) {
      Pauses.pause(LOOK_PAUSE);
      seen = units.observe(id);
    }
    return seen;
  }

  /** The start job did not end well, or its end was not heard. */
  private void judge(WorkloadSpec spec, UnitPlan plan, String jobResult) {
    Optional<UnitFacts> unit = units.facts(spec.id());
    if (unit.isEmpty()) {
      files.delete(spec.id());
      throw new RuntimeUnavailable(
          "systemd dropped the start of the task (job %s): is the node shutting down?"
              .formatted(jobResult.isEmpty() ? "unknown" : jobResult));
    }
    if (jobResult.equals(FAILED)
        && StartFailure.neverRan(unit.get())
        && !QuickExit.isProven(unit.get().mainStatus(), spec, plan)) {
      remover.clear(spec.id());
      throw new RuntimeRefused(StartFailure.sentence(spec, plan, unit.get()));
    }
  }
}
