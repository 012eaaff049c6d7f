package dev.holdfast.controller.simulation;

import dev.holdfast.controller.simulation.Judge.Eraser;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One invocation's file: what truly happened to it, what Nomad asked for, what Nomad was told. */
final class Case {
  final WorkloadLabels labels;

  boolean started;
  boolean alive;

  /** Since when its program waits for a reader; null when it has one. */
  @Nullable Instant unreadSince;

  @Nullable ExitStatus end;
  @Nullable Instant endAt;
  @Nullable Eraser erasedBy;
  boolean endIsOnDisk;

  /** When it ended or was taken away; of what never ran, when users first heard of its end. */
  @Nullable Instant overAt;

  /** When Nomad first asked for it: a start that is given up stays so when it is asked for anew. */
  @Nullable Instant startAsked;

  @Nullable Life startAskedBy;
  boolean startAnswered;

  /**
   * The plugin has taken a start back. Nomad may ask for the same one again, also where the answer
   * was lost with the plugin.
   */
  boolean startTakenBack;

  final Set<Signal> stopSignals = new HashSet<>();
  @Nullable Instant killDue;

  /** Its stop signal was sent, or Nomad gave it no time for one. */
  boolean askedToEnd;

  boolean destroyAsked;
  boolean superseded;

  /** The plugin has said that it is gone, or that something newer has its slot. */
  boolean goneIsPromised;

  @Nullable Life namedIn;

  @Nullable ExitStatus told;
  int endEvents;

  Case(WorkloadLabels labels) {
    this.labels = labels;
  }

  Invocation invocation() {
    return labels.invocation();
  }

  /** It runs, for the first time or anew. */
  void begin() {
    started = true;
    alive = true;
    unreadSince = null;
    startTakenBack = false;
    erasedBy = null;
    end = null;
    endAt = null;
    overAt = null;
    endIsOnDisk = false;
    endEvents = 0;
  }

  /** Of several stops the one that kills first holds. */
  void askStop(Signal signal, Instant now, Duration grace) {
    stopSignals.add(signal);
    askedToEnd |= grace.isZero();
    Instant due = now.plus(grace);
    killDue = killDue == null || due.isBefore(killDue) ? due : killDue;
  }

  /** Whether nobody can know how it ended: nothing of it is left, and not by our doing. */
  boolean isBeyondKnowing(boolean storeWasLost) {
    boolean leftToRead = end != null && erasedBy == null;
    boolean ourDoing = end != null && erasedBy == Eraser.PLUGIN && !storeWasLost;
    return !alive && !leftToRead && !ourDoing && !endIsOnDisk;
  }

  /** Whether Nomad has given up every claim to it, so that it may be ended and forgotten. */
  boolean isGivenUp() {
    return destroyAsked || superseded;
  }
}
