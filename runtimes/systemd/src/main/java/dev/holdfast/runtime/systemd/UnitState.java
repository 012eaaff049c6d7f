package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;

/** A unit's properties as an observation. Pure. */
final class UnitState {
  private static final int CLD_EXITED = 1;
  private static final int CLD_KILLED = 2;
  private static final int CLD_DUMPED = 3;

  private UnitState() {}

  /** What the properties of a loaded unit, known to be ours, say. */
  static Observation observe(UnitFacts unit, Invocation invocation) {
    String state = unit.text("ActiveState");
    return switch (state) {
      case "active" -> active(unit, invocation);
      case "activating", "reloading", "deactivating" -> running(unit, invocation);
      case "failed" -> exited(unit, invocation);
      case "inactive" -> inactive(unit, invocation);
      default -> new Unknown("systemd reports the state \"" + state + "\"");
    };
  }

  private static Observation active(UnitFacts unit, Invocation invocation) {
    return unit.text("SubState").equals("exited")
        ? exited(unit, invocation)
        : running(unit, invocation);
  }

  /** Such a unit is about to start or about to be unloaded. */
  private static Observation inactive(UnitFacts unit, Invocation invocation) {
    if (unit.mainCode() != 0) {
      return exited(unit, invocation);
    }
    return unit.hasJob() ? running(unit, invocation) : new Created(invocation);
  }

  private static Observation running(UnitFacts unit, Invocation invocation) {
    return new Running(invocation, unit.incarnation());
  }

  private static Observation exited(UnitFacts unit, Invocation invocation) {
    return new Exited(invocation, unit.incarnation(), status(unit), unit.exitedAt());
  }

  /**
   * The kind of the main process's end decides, never {@code Result}: that is "success" for some
   * signals and for configured codes, and "signal" for a memory kill on control groups v1.
   */
  private static ExitStatus status(UnitFacts unit) {
    boolean oomKilled = unit.text("Result").equals("oom-kill");
    return switch (unit.mainCode()) {
      case CLD_EXITED -> new ExitStatus.Code(unit.mainStatus(), oomKilled);
      case CLD_KILLED, CLD_DUMPED -> new ExitStatus.Killed(unit.mainStatus(), oomKilled);
      default -> new ExitStatus.Lost("systemd never ran the program (" + unit.text("Result") + ")");
    };
  }

  /** The same end, known to be the kernel's doing for want of memory. */
  static Exited forMemory(Exited exit) {
    ExitStatus status =
        switch (exit.status()) {
          case ExitStatus.Code code -> new ExitStatus.Code(code.code(), true);
          case ExitStatus.Killed killed -> new ExitStatus.Killed(killed.signal(), true);
          case ExitStatus.Lost lost -> lost;
        };
    return new Exited(exit.invocation(), exit.incarnation(), status, exit.at());
  }
}
