package dev.holdfast.contracts.fake;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine in memory, on which workloads live whatever becomes of the runtimes that look at it.
 * Everything is immediate: when {@link #exit} returns, the workload has exited and the hints are
 * out, in the order in which things happened. Times come from the clock given. Thread-safe.
 */
public final class FakeNode {

  /** One start of a program, as the node saw it; a test's evidence of what really ran. */
  public record Start(WorkloadLabels labels, String bootId, Incarnation incarnation) {}

  private final Map<WorkloadId, FakeWorkload> workloads = new LinkedHashMap<>();
  private final Map<WorkloadId, UsageSample> samples = new LinkedHashMap<>();
  private final List<Start> starts = new ArrayList<>();
  private final FakeBackend backend;
  private final Clock clock;
  private final boolean keepsExits;
  private int boot = 1;
  private long nextPid = 1_000;

  /** A node that keeps exits until they are removed. */
  public FakeNode(Clock clock) {
    this(clock, true);
  }

  /**
   * A node.
   *
   * @param keepsExits whether an ended workload stays until it is removed; without, it is gone as
   *     soon as it has ended
   */
  public FakeNode(Clock clock, boolean keepsExits) {
    this.clock = requireNonNull(clock, "clock is null");
    this.keepsExits = keepsExits;
    this.backend = new FakeBackend();
  }

  /** A runtime for an owner; as many as wanted, each as if held by a process of its own. */
  public FakeRuntime open(Owner owner) {
    return new FakeRuntime(this, owner);
  }

  /** What can go wrong between the runtimes and this node. */
  public FakeBackend backend() {
    return backend;
  }

  public boolean keepsExits() {
    return keepsExits;
  }

  /** Changes with every {@link #reboot}; has the form of the kernel's. */
  public synchronized String bootId() {
    return "00000000-0000-4000-8000-%012x".formatted(boot);
  }

  /** The workload as it is, also while the backend is away; never Unknown. */
  public synchronized Observation truth(WorkloadId id) {
    FakeWorkload workload = workloads.get(id);
    return workload == null ? new Observation.Absent() : workload.state();
  }

  /** All workloads of all owners as they are, in the order in which they were made. */
  public synchronized List<Sighting> truth() {
    return workloads.values().stream().map(FakeWorkload::sighting).toList();
  }

  /** All starts since the node was made, over all boots. */
  public synchronized List<Start> starts() {
    return List.copyOf(starts);
  }

  /** Ends a running workload as if by itself. Nothing happens to one that does not run. */
  public void exit(WorkloadId id, ExitStatus status) {
    end(id, status);
  }

  /** Makes a workload without starting it, as a crash within a launch can leave it. */
  public synchronized void leaveHalfLaunched(WorkloadSpec spec) {
    workloads.put(spec.id(), new FakeWorkload(spec, programOf(spec)));
  }

  /** What the next usage samples of a workload say, until set anew. */
  public synchronized void setUsage(WorkloadId id, UsageSample sample) {
    samples.put(id, sample);
  }

  /** Ends everything without a trace and starts a new boot. Open runtimes see an empty node. */
  public void reboot() {
    synchronized (this) {
      workloads.values().forEach(FakeWorkload::vanish);
      workloads.clear();
      samples.clear();
      boot++;
    }
    backend.hintAll();
  }

  void launch(WorkloadSpec spec) {
    synchronized (this) {
      FakeWorkload existing = workloads.get(spec.id());
      if (existing != null) {
        refuseAnother(existing, spec);
        return;
      }
      start(spec);
    }
    backend.hint(spec.labels().owner(), spec.id());
  }

  private static void refuseAnother(FakeWorkload existing, WorkloadSpec spec) {
    if (!existing.labels().invocation().equals(spec.invocation())) {
      throw new RuntimeRefused(
          "%s is taken by invocation %s; remove it before %s is launched"
              .formatted(spec.id(), existing.labels().invocation(), spec.invocation()));
    }
  }

  private void start(WorkloadSpec spec) {
    FakeWorkload workload = new FakeWorkload(spec, programOf(spec));
    if (workload.program().missing()) {
      throw new RuntimeRefused("command: no program missing on this node; install it");
    }
    Incarnation incarnation = nextIncarnation(spec.id());
    workload.start(incarnation);
    workloads.put(spec.id(), workload);
    starts.add(new Start(spec.labels(), bootId(), incarnation));
    workload.program().endByItself().ifPresent(status -> endNow(workload, status));
  }

  private Incarnation nextIncarnation(WorkloadId id) {
    long pid = nextPid++;
    return new Incarnation("%032x".formatted(pid), pid, clock.instant(), "fake/" + id);
  }

  static FakeProgram programOf(WorkloadSpec spec) {
    return new FakeProgram(
        FakeRuntime.commandLine(spec),
        spec.environment().variables(),
        spec.resources().memoryLimitBytes());
  }

  synchronized List<Sighting> list(Owner owner) {
    return truth().stream().filter(it -> it.labels().owner().equals(owner)).toList();
  }

  void signal(WorkloadId id, Signal signal, SignalTarget target) {
    running(id)
        .flatMap(workload -> workload.program().endBySignal(signal, target))
        .ifPresent(status -> end(id, status));
  }

  /** The workload, if it runs. */
  synchronized Optional<FakeWorkload> running(WorkloadId id) {
    return Optional.ofNullable(workloads.get(id)).filter(it -> it.running().isPresent());
  }

  private void end(WorkloadId id, ExitStatus status) {
    Optional<FakeWorkload> ended;
    synchronized (this) {
      ended = running(id);
      ended.ifPresent(workload -> endNow(workload, status));
    }
    ended.ifPresent(workload -> backend.hint(workload.labels().owner(), id));
  }

  private void endNow(FakeWorkload workload, ExitStatus status) {
    workload.end(status, clock.instant());
    if (!keepsExits) {
      drop(workload.labels().workloadId());
    }
  }

  /** Starts a command beside a workload. */
  synchronized FakeExecSession exec(WorkloadId id, FakeProgram program, boolean terminal) {
    FakeWorkload workload = running(id).orElseThrow(() -> new RuntimeRefused(id + " does not run"));
    if (program.missing()) {
      throw new RuntimeRefused("no program " + program.line().getFirst() + " on this node");
    }
    FakeExecSession session = FakeExecSession.start(program, terminal);
    workload.keep(session);
    return session;
  }

  void remove(WorkloadId id) {
    Optional<FakeWorkload> removed;
    synchronized (this) {
      if (running(id).isPresent()) {
        throw new RuntimeRefused(id + " is running; end it before it is removed");
      }
      removed = drop(id);
    }
    removed.ifPresent(workload -> backend.hint(workload.labels().owner(), id));
  }

  private Optional<FakeWorkload> drop(WorkloadId id) {
    Optional<FakeWorkload> dropped = Optional.ofNullable(workloads.remove(id));
    dropped.ifPresent(FakeWorkload::vanish);
    samples.remove(id);
    return dropped;
  }

  synchronized Optional<UsageSample> usage(WorkloadId id) {
    return running(id).map(living -> samples.getOrDefault(id, defaultSample()));
  }

  private static UsageSample defaultSample() {
    return new UsageSample(
        System.nanoTime(), Map.of(UsageSample.Counter.MEMORY_USAGE_BYTES, 1L << 20));
  }
}
