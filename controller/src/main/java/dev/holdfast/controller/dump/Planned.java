package dev.holdfast.controller.dump;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Desired;
import dev.holdfast.store.TaskRecord;

/**
 * What the plugin does next about a task once nothing is in the way, in words; empty for nothing.
 * Pure. The decision itself is made in {@code reconcile}; this only puts its table into words.
 */
final class Planned {
  private Planned() {}

  static String action(TaskRecord record, Observation seen) {
    if (record.known().removedAt() != null && record.desired() instanceof Desired.Gone) {
      return "";
    }
    return switch (seen) {
      case Observation.Unknown _ -> "look again; nothing else before that";
      case Observation.Absent _ -> absent(record);
      case Observation.Created _ -> "remove what is half made";
      case Observation.Running running ->
          running.invocation().equals(record.invocation())
              ? running(record)
              : "end the older attempt with SIGKILL";
      case Observation.Exited exited ->
          exited.invocation().equals(record.invocation())
              ? exited(record)
              : "remove the older attempt";
    };
  }

  private static String absent(TaskRecord record) {
    if (record.desired() instanceof Desired.Gone) {
      return "note that nothing is left";
    }
    if (record.known().ended() != null) {
      return "";
    }
    return record.known().launched() != null
        ? "look twice, then note that it is lost"
        : "launch it if Nomad asks for it; else note that it is lost";
  }

  private static String running(TaskRecord record) {
    if (record.known().ended() != null) {
      return "end it with SIGKILL, since its end was told";
    }
    return switch (record.desired()) {
      case Desired.Run _ -> record.known().launched() == null ? "note that it runs" : "";
      case Desired.Gone _ -> "end it with SIGKILL, then remove it";
      case Desired.Stop stop ->
          record.known().stopSignalled() == null
              ? "send " + stop.signal()
              : "send SIGKILL at " + Words.time(stop.killAt());
    };
  }

  private static String exited(TaskRecord record) {
    if (record.desired() instanceof Desired.Gone) {
      return "remove what is left";
    }
    return record.known().ended() == null ? "note its end, and tell Nomad" : "";
  }
}
