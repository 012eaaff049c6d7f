package dev.holdfast.controller.simulation;

import dev.holdfast.controller.engine.TaskNotFound;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.Known;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the node's own truth, never from the plugin's word, whether a promise was broken.
 * The first broken one ends the run.
 */
final class Judge {

  /** Who takes workloads off a node. */
  enum Eraser {
    PLUGIN,
    RUNTIME,
    SOMEBODY,
    BOOT
  }

  private final Stage stage;
  private final Owner owner;
  private final Permits permits;
  private final boolean keepsExits;
  private final Map<Invocation, Case> cases = new LinkedHashMap<>();
  private boolean storeWasLost;

  Judge(Stage stage, Owner owner, Permits permits, boolean keepsExits) {
    this.stage = stage;
    this.owner = owner;
    this.permits = permits;
    this.keepsExits = keepsExits;
  }

  private void violated(String what) {
    Violation violation = new Violation(what);
    stage.say(() -> "VIOLATION: " + what);
    stage.failed(violation);
    throw violation;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      violated(what);
    }
  }

  private Instant now() {
    return stage.clock().instant();
  }

  Case file(WorkloadLabels labels) {
    return cases.computeIfAbsent(labels.invocation(), _ -> new Case(labels));
  }

  Collection<Case> files() {
    return cases.values();
  }

  void storeLost() {
    storeWasLost = true;
    cases.values().forEach(it -> it.endIsOnDisk = false);
  }

  // What the node tells.

  void started(WorkloadLabels labels) {
    Case it = file(labels);
    boolean beyondMemory = it.erasedBy == Eraser.SOMEBODY || (storeWasLost && !keepsExits);
    require(!it.started || beyondMemory || isTakenBack(it), it.invocation() + " is started twice");
    for (Case other : cases.values()) {
      require(
          !other.alive || !other.labels.workloadId().equals(labels.workloadId()) || other == it,
          "two workloads in one slot");
      require(
          !other.alive || !other.labels.slot().equals(labels.slot()) || !ours(other.labels),
          it.invocation() + " is started while " + other.invocation() + " lives in its slot");
    }
    it.begin();
  }

  /** A start that was given up is taken back, also where nothing was left for us to remove. */
  private boolean isTakenBack(Case it) {
    boolean nothingWasLeft = it.erasedBy == Eraser.RUNTIME && permits.startWasGivenUp(it, now());
    return it.startTakenBack || nothingWasLeft;
  }

  /** Its program has to wait for a reader of its output. */
  void unread(WorkloadLabels labels) {
    file(labels).unreadSince = now();
  }

  void read(WorkloadLabels labels) {
    file(labels).unreadSince = null;
  }

  void ended(WorkloadLabels labels, ExitStatus status, Instant at) {
    Case it = file(labels);
    it.alive = false;
    it.end = status;
    it.endAt = at;
    it.overAt = at;
  }

  /** What is erased a second time was half made anew, which changes nothing of what ran before. */
  void erased(WorkloadLabels labels, Eraser eraser) {
    Case it = file(labels);
    boolean isThere = it.started && it.end != null && it.erasedBy == null;
    boolean unread = isThere && !it.endIsOnDisk && !it.superseded;
    require(
        eraser != Eraser.PLUGIN || !unread || (storeWasLost && it.isGivenUp()),
        it.invocation() + " is removed before its end is noted");
    it.startTakenBack |= eraser == Eraser.PLUGIN && permits.startWasGivenUp(it, now());
    it.alive = false;
    if (it.erasedBy == null) {
      it.erasedBy = eraser;
      it.overAt = it.endAt == null ? now() : it.endAt;
    }
  }

  /** A record is durable. */
  void noted(TaskRecord record) {
    Known.Ended ended = record.known().ended();
    if (ended != null && !(ended.status() instanceof ExitStatus.Lost)) {
      file(record.labels()).endIsOnDisk = true;
    }
  }

  // What the plugin does to the node.

  void touched(WorkloadLabels labels) {
    require(ours(labels), "a foreign workload is touched: " + labels);
  }

  private boolean ours(WorkloadLabels labels) {
    return labels.owner().equals(owner);
  }

  void signalled(Life life, WorkloadLabels labels, Signal signal) {
    touched(labels);
    Case it = file(labels);
    require(
        permits.mayEnd(it, life, now())
            || permits.mayStop(it, signal, now())
            || permits.mayGiveUp(it, life, signal, now()),
        signal + " to " + it.invocation() + ", which nobody asked for, or not yet");
    it.askedToEnd |= it.stopSignals.contains(signal);
  }

  // What the plugin tells Nomad.

  void startAnswered(WorkloadLabels labels, boolean callerIsGone) {
    Case it = file(labels);
    require(!callerIsGone, it.invocation() + " runs, and nobody will ever ask for it");
    require(it.started || !keepsExits, it.invocation() + " is said to run and was never started");
    it.startAnswered = true;
  }

  void startFailed(WorkloadLabels labels) {
    file(labels).startTakenBack = true;
  }

  void told(WorkloadLabels labels, Known.Ended said) {
    Case it = file(labels);
    if (said.status() instanceof ExitStatus.Lost) {
      require(
          it.isBeyondKnowing(storeWasLost),
          it.invocation() + " is said to be lost: alive " + it.alive + ", end " + it.end);
    } else {
      require(
          said.status().equals(it.end),
          it.invocation() + " is said to have ended with " + said.status() + ", truly " + it.end);
      require(said.at().equals(it.endAt), it.invocation() + " ended at another time");
    }
    require(
        it.told == null || it.told.equals(said.status()) || storeWasLost,
        it.invocation() + " is told to have ended in two ways: " + it.told + ", " + said.status());
    it.told = said.status();
  }

  void waitFailed(WorkloadLabels labels, Throwable error) {
    Case it = file(labels);
    require(
        it.isGivenUp() || permits.mayForget(it, now()),
        "waiting for " + it.invocation() + " failed: " + error);
  }

  void recoverFailed(WorkloadLabels labels, @Nullable Throwable error) {
    Case it = file(labels);
    boolean knowable = it.alive || (it.end != null && !it.isBeyondKnowing(storeWasLost));
    require(
        !(error instanceof TaskNotFound)
            || !knowable
            || it.isGivenUp()
            || permits.mayForget(it, now()),
        it.invocation() + " is not found again, alive " + it.alive + ": " + error);
  }

  void stopped(WorkloadLabels labels) {
    require(!file(labels).alive, labels.invocation() + " is said to be stopped and lives");
  }

  void destroyed(WorkloadLabels labels, boolean isThere) {
    require(!isThere, labels.invocation() + " is said to be destroyed and is there");
    file(labels).goneIsPromised = true;
  }

  /**
   * Users hear of an end at most once, for as long as it is remembered. What never ran has no end
   * of its own to count that time from: it is over when users first hear so.
   */
  void endEvent(WorkloadLabels labels) {
    Case it = file(labels);
    it.endEvents++;
    it.overAt = it.overAt == null && !it.alive ? now() : it.overAt;
    boolean remembered = !storeWasLost && !permits.mayForget(it, now());
    require(
        it.endEvents == 1 || !remembered, "the end of " + it.invocation() + " is announced twice");
  }

  void bug(String where, Throwable cause) {
    violated("a bug in " + where + ": " + cause);
  }

  /** A promise that only the whole run can break. */
  void inTheEnd(boolean holds, String what) {
    require(holds, "in the end " + what);
  }

  /** How long after a start nobody was told of it may be taken back. */
  static boolean isOver(@Nullable Instant asked, Duration limit, Instant now) {
    return asked != null && !now.isBefore(asked.plus(limit));
  }
}
