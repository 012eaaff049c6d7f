package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Assumptions;

/**
 * One contract test's working place: the runtime, opened under owners of the test's own, shortcuts
 * for specs, and a clean-up that removes whatever the test launched. JUnit makes a test object, and
 * so a bench, for every test.
 */
public final class Workbench implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(5);

  private final RuntimeUnderTest subject;
  private final BenchFolder folder;
  private final Owner owner = Specs.owner(UUID.randomUUID().toString());
  private final Owner neighbour = Specs.owner(UUID.randomUUID().toString());
  private final List<WorkloadRuntime> opened = new CopyOnWriteArrayList<>();
  private final List<String> overruns = new CopyOnWriteArrayList<>();
  private final WorkloadRuntime runtime;

  /** Opens the runtime; where it cannot be used here, the test is skipped with the reason. */
  public Workbench(RuntimeUnderTest subject) {
    subject.whyUnusable().ifPresent(reason -> needs(false, "a usable runtime: " + reason));
    this.subject = subject;
    this.folder = new BenchFolder();
    this.runtime = open(owner);
  }

  /** The runtime as the test's main owner sees it. */
  public WorkloadRuntime runtime() {
    return runtime;
  }

  /** A fresh object for the main owner, as after the death of the process that held the first. */
  public WorkloadRuntime reopened() {
    return open(owner);
  }

  /** The same backend as another owner sees it. */
  public WorkloadRuntime ofNeighbour() {
    return open(neighbour);
  }

  public RuntimeUnderTest subject() {
    return subject;
  }

  public Programs programs() {
    return subject.programs();
  }

  private WorkloadRuntime open(Owner whose) {
    WorkloadRuntime fresh = new PunctualRuntime(subject.open(whose), overruns::add);
    opened.add(fresh);
    return fresh;
  }

  public TaskSlot newSlot() {
    return new TaskSlot(UUID.randomUUID().toString(), "task");
  }

  /** A spec in a new slot, with task folders that exist. */
  public Specs spec(List<String> program) {
    return spec(newSlot(), program);
  }

  public Specs spec(TaskSlot slot, List<String> program) {
    return spec(owner, slot, program);
  }

  /** The same for the other owner. */
  public Specs neighboursSpec(TaskSlot slot, List<String> program) {
    return spec(neighbour, slot, program);
  }

  private Specs spec(Owner whose, TaskSlot slot, List<String> program) {
    return Specs.of(whose, slot)
        .options(subject.options(program))
        .directory(folder.taskDirectory(slot));
  }

  /** Launches a program in a new slot. */
  public WorkloadSpec launch(List<String> program) {
    WorkloadSpec spec = spec(program).build();
    runtime.launch(spec);
    return spec;
  }

  /** The same, and waits until the program says that it is as described. */
  public WorkloadSpec launchUntilReady(List<String> program) {
    Output out = output();
    WorkloadSpec spec = spec(program).output(out.path(), "/dev/null").build();
    runtime.launch(spec);
    eventually(() -> assertThat(out.text()).contains("ready\n"));
    return spec;
  }

  /** A FIFO with a reader. */
  public Output output() {
    return folder.output().read();
  }

  /** A FIFO that nobody reads yet. */
  public Output unreadOutput() {
    return folder.output();
  }

  /** Kills a workload and waits for its end. */
  public void kill(WorkloadId id) {
    runtime.signal(id, Signal.KILL, SignalTarget.ALL);
    awaitEnd(id);
  }

  /** Waits until a workload runs no more; where exits are not kept, it may be gone by then. */
  public void awaitEnd(WorkloadId id) {
    eventually(() -> assertThat(runtime.observe(id)).matches(this::isEnd, "is an end"));
  }

  private boolean isEnd(Observation seen) {
    return seen instanceof Observation.Exited
        || (seen instanceof Observation.Absent && !runtime.info().keepsExits());
  }

  /** Tries until it passes; fails with the last failure after {@link RuntimeUnderTest#deadline}. */
  public void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(INTERVAL)
        .atMost(subject.deadline())
        .untilAsserted(assertion);
  }

  /** Skips the test, with the reason, where a runtime cannot do what it needs. */
  public static void needs(boolean power, String what) {
    Assumptions.assumeTrue(power, () -> "skipped for lack of " + what);
  }

  /** Calls that took longer than the runtime promised. */
  public List<String> overruns() {
    return overruns;
  }

  /** Removes everything and closes everything; fails where something cannot be removed. */
  @Override
  public void close() {
    try (subject;
        folder) {
      subject.outage().ifPresent(Outage::end);
      subject.stall().ifPresent(Outage::end);
      new BenchCleaning(this, List.of(owner, neighbour)).run();
      opened.forEach(WorkloadRuntime::close);
    }
    assertThat(overruns).as("calls over info().callLimit() (R10)").isEmpty();
  }
}
