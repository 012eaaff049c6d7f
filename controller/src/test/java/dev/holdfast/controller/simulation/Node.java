package dev.holdfast.controller.simulation;

import dev.holdfast.controller.simulation.Judge.Eraser;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.BootId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A machine on which workloads live, whatever becomes of the plugins that look at it. What happens
 * on it is told to the judge at once, by a path that no code under test has a part in.
 */
final class Node {
  private final Stage stage;
  private final Judge judge;
  private final boolean keepsExits;
  private final boolean tellsUnread;
  private final Map<WorkloadId, NodeWorkload> workloads = new LinkedHashMap<>();
  private final Map<Invocation, Program> programs = new HashMap<>();
  private final Map<Invocation, Reader> readers = new HashMap<>();
  private final List<Consumer<WorkloadId>> watchers = new ArrayList<>();
  private int boot = 1;
  private long nextPid = 100;

  Node(Stage stage, Judge judge, boolean keepsExits, boolean tellsUnread) {
    this.stage = stage;
    this.judge = judge;
    this.keepsExits = keepsExits;
    this.tellsUnread = tellsUnread;
  }

  boolean keepsExits() {
    return keepsExits;
  }

  BootId boot() {
    return new BootId("boot-" + boot);
  }

  /** What an invocation will do when it is started. */
  void install(Invocation invocation, Program program) {
    programs.put(invocation, program);
  }

  /** Who will read what it writes; its program begins when there is somebody. */
  void install(Invocation invocation, Reader reader) {
    readers.put(invocation, reader);
  }

  void watch(Consumer<WorkloadId> watcher) {
    watchers.add(watcher);
  }

  void unwatch(Consumer<WorkloadId> watcher) {
    watchers.remove(watcher);
  }

  Observation observe(WorkloadId id) {
    NodeWorkload workload = workloads.get(id);
    return workload == null ? new Observation.Absent() : workload.state();
  }

  List<Sighting> list(@Nullable Owner owner) {
    return workloads.values().stream()
        .filter(workload -> owner == null || workload.labels().owner().equals(owner))
        .map(NodeWorkload::sighting)
        .toList();
  }

  /** The first half of a launch; what is left of it if its second half never comes. */
  boolean create(WorkloadLabels labels) {
    Program program = programs.get(labels.invocation());
    if (program == null || program.missing()) {
      throw new RuntimeRefused("command: no such program on this node; install it");
    }
    NodeWorkload there = workloads.get(labels.workloadId());
    if (there != null && !there.labels().invocation().equals(labels.invocation())) {
      throw new RuntimeRefused("the name is taken by " + there.labels().invocation());
    }
    if (there == null) {
      workloads.put(labels.workloadId(), new NodeWorkload(labels, program));
    }
    return there == null;
  }

  /** The second half. */
  void start(WorkloadId id) {
    NodeWorkload workload = workloads.get(id);
    if (workload == null || !(workload.state() instanceof Observation.Created)) {
      return;
    }
    long pid = nextPid++;
    Incarnation incarnation = new Incarnation("run-" + pid, pid, now(), "sim/" + id);
    Invocation invocation = workload.labels().invocation();
    Reader reader = readers.getOrDefault(invocation, Reader.THERE);
    boolean unread = tellsUnread && !reader.equals(Reader.THERE);
    workload.state(new Observation.Running(invocation, incarnation, unread));
    stage.say(() -> "node: starts " + invocation + (unread ? ", and nobody reads it" : ""));
    judge.started(workload.labels());
    hint(id);
    if (reader.equals(Reader.THERE)) {
      begin(workload);
    } else {
      judge.unread(workload.labels());
      reader.comesAfterMillis().ifPresent(after -> stage.after(after, () -> read(workload)));
    }
  }

  private void read(NodeWorkload workload) {
    if (isThere(workload)) {
      stage.say(() -> "node: " + workload.labels().invocation() + " is read");
      workload.state(
          new Observation.Running(workload.labels().invocation(), workload.incarnation()));
      judge.read(workload.labels());
      begin(workload);
      hint(workload.labels().workloadId());
    }
  }

  private void begin(NodeWorkload workload) {
    workload.begin();
    Program program = workload.program();
    if (program.endsAfterMillis() >= 0) {
      stage.after(program.endsAfterMillis(), () -> end(workload, program.end()));
    }
  }

  private boolean isThere(NodeWorkload workload) {
    return workloads.get(workload.labels().workloadId()) == workload && workload.isAlive();
  }

  private void end(NodeWorkload workload, ExitStatus status) {
    WorkloadId id = workload.labels().workloadId();
    if (!isThere(workload)) {
      return;
    }
    Incarnation last = workload.incarnation();
    Incarnation dead = new Incarnation(last.runtimeId(), 0, last.startedAt(), last.cgroup());
    Invocation invocation = workload.labels().invocation();
    workload.state(new Observation.Exited(invocation, dead, status, now()));
    stage.say(() -> "node: " + invocation + " ends with " + status);
    judge.ended(workload.labels(), status, now());
    if (!keepsExits) {
      erase(id, Eraser.RUNTIME);
    }
    hint(id);
  }

  void signal(WorkloadId id, Signal signal) {
    running(id)
        .ifPresent(workload ->
            workload
                .endBy(signal)
                .ifPresent(status ->
                    stage.after(workload.program().dyingMillis(), () -> end(workload, status))));
  }

  Optional<NodeWorkload> running(WorkloadId id) {
    return Optional.ofNullable(workloads.get(id)).filter(NodeWorkload::isAlive);
  }

  Optional<WorkloadLabels> labels(WorkloadId id) {
    return Optional.ofNullable(workloads.get(id)).map(NodeWorkload::labels);
  }

  void remove(WorkloadId id) {
    if (running(id).isPresent()) {
      throw new RuntimeRefused(id + " is running; end it before it is removed");
    }
    if (workloads.containsKey(id)) {
      erase(id, Eraser.PLUGIN);
      hint(id);
    }
  }

  /** Somebody else takes a workload away, alive or not. */
  void removeByHand(WorkloadId id) {
    if (workloads.containsKey(id)) {
      stage.say(() -> "somebody removes " + id);
      erase(id, Eraser.SOMEBODY);
      hint(id);
    }
  }

  private void erase(WorkloadId id, Eraser eraser) {
    NodeWorkload erased = workloads.remove(id);
    if (erased != null) {
      stage.say(() -> "node: " + erased.labels().invocation() + " removed by " + eraser);
      judge.erased(erased.labels(), eraser);
    }
  }

  /** Ends everything without a trace. */
  void reboot() {
    stage.say("node: boots anew");
    List.copyOf(workloads.keySet()).forEach(id -> erase(id, Eraser.BOOT));
    boot++;
  }

  private void hint(WorkloadId id) {
    List.copyOf(watchers).forEach(watcher -> watcher.accept(id));
  }

  private Instant now() {
    return stage.clock().instant();
  }
}
