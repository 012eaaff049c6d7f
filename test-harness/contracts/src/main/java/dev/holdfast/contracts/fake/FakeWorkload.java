package dev.holdfast.contracts.fake;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A workload on a {@link FakeNode}; guarded by the node. */
final class FakeWorkload {
  private final WorkloadLabels labels;
  private final Stdio stdio;
  private final FakeProgram program;
  private final List<FakeOutput> outputs = new ArrayList<>();
  private final List<FakeExecSession> sessions = new ArrayList<>();
  private Observation state;

  FakeWorkload(WorkloadSpec spec, FakeProgram program) {
    this.labels = spec.labels();
    this.stdio = spec.stdio();
    this.program = program;
    this.state = new Observation.Created(spec.invocation());
  }

  WorkloadLabels labels() {
    return labels;
  }

  FakeProgram program() {
    return program;
  }

  Observation state() {
    return state;
  }

  Sighting sighting() {
    return new Sighting(labels.workloadId(), labels, state);
  }

  Optional<Observation.Running> running() {
    return state instanceof Observation.Running running ? Optional.of(running) : Optional.empty();
  }

  void start(Incarnation incarnation) {
    state = new Observation.Running(labels.invocation(), incarnation);
    outputs.add(FakeOutput.open(stdio.stdoutPath(), program.stdout()));
    outputs.add(FakeOutput.open(stdio.stderrPath(), program.stderr()));
  }

  void keep(FakeExecSession session) {
    sessions.add(session);
  }

  /** Ends a running workload; nothing happens to another. */
  void end(ExitStatus status, Instant at) {
    running().ifPresent(was -> end(was, status, at));
  }

  private void end(Observation.Running was, ExitStatus status, Instant at) {
    Incarnation last = was.incarnation();
    Incarnation dead = new Incarnation(last.runtimeId(), 0, last.startedAt(), last.cgroup());
    state = new Observation.Exited(was.invocation(), dead, status, at);
    sessions.forEach(session -> session.end(ExitStatus.killed(Signal.KILL.number())));
    if (!program.leavesChild()) {
      outputs.forEach(FakeOutput::end);
    }
  }

  /** Frees what it still holds. */
  void vanish() {
    sessions.forEach(session -> session.end(ExitStatus.killed(Signal.KILL.number())));
    outputs.forEach(FakeOutput::end);
  }
}
