package dev.holdfast.contracts;

import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.options.OptionValues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a runtime brings to its contract tests. Only {@link #open} is needed; the rest are optional
 * powers, and tests that need a power that is missing are shown as skipped with their reason.
 */
public interface RuntimeUnderTest extends AutoCloseable {

  /**
   * Opens the runtime for an owner, on the backend that the workloads of earlier calls live on.
   * Each call makes a fresh object, as a new process would: nothing is remembered from an earlier
   * one.
   */
  WorkloadRuntime open(Owner owner);

  /** Why this runtime cannot be tested on this machine, such as a daemon that does not run. */
  default Optional<String> whyUnusable() {
    return Optional.empty();
  }

  /** The programs to run. */
  default Programs programs() {
    return new ShellPrograms();
  }

  /** The {@code config} block that runs a program of {@link #programs()}. */
  default OptionValues options(List<String> commandLine) {
    return Specs.command(commandLine);
  }

  /** A {@code config} block that {@code check} must refuse. */
  default OptionValues refusedOptions() {
    return Specs.command("");
  }

  /** What exists of a workload outside the runtime's own answers: units, groups, mounts, files. */
  default List<String> leftovers(WorkloadId id) {
    return List.of();
  }

  /** Takes the backend away, so that it cannot be asked. */
  default Optional<Outage> outage() {
    return Optional.empty();
  }

  /** Stops the backend from answering, while connections to it stay open. */
  default Optional<Outage> stall() {
    return Optional.empty();
  }

  /**
   * Makes a workload without starting it, as a crash in the middle of a launch leaves it behind.
   * Empty where the backend has no such state.
   */
  default Optional<HalfLaunch> halfLaunch() {
    return Optional.empty();
  }

  /** How long a test waits for what must come. A passing test never waits so long. */
  default Duration deadline() {
    return Patience.of(Duration.ofSeconds(30));
  }

  /** Frees what the test holds. All workloads have been removed by then. */
  @Override
  default void close() {}
}
