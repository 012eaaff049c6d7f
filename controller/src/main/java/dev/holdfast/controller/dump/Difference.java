package dev.holdfast.controller.dump;

import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Desired;
import dev.holdfast.store.TaskRecord;

/** What is wanted against what was seen, in words; empty where both are the same. Pure. */
final class Difference {
  private Difference() {}

  static String between(TaskRecord record, Observation seen) {
    if (record.known().removedAt() != null && seen instanceof Observation.Unknown) {
      return "";
    }
    return switch (seen) {
      case Observation.Unknown(String reason) -> "could not be looked at: " + reason;
      case Observation.Absent _ -> absent(record);
      case Observation.Created(Invocation invocation) ->
          sameOr(record, invocation, "made, but not started");
      case Observation.Running running ->
          sameOr(record, running.invocation(), running(record.desired()));
      case Observation.Exited exited -> sameOr(record, exited.invocation(), exited(record));
    };
  }

  private static String sameOr(TaskRecord record, Invocation seen, String difference) {
    return seen.equals(record.invocation()) ? difference : "another attempt is there: " + seen;
  }

  private static String absent(TaskRecord record) {
    boolean wasThere = record.known().launched() != null && record.known().removedAt() == null;
    return switch (record.desired()) {
      case Desired.Gone _ -> "";
      case Desired.Run _, Desired.Stop _ when record.known().ended() != null -> "";
      case Desired.Run _ -> wasThere ? "gone without a known end" : "not started yet";
      case Desired.Stop _ -> "gone, its end is not noted yet";
    };
  }

  private static String running(Desired desired) {
    return switch (desired) {
      case Desired.Run _ -> "";
      case Desired.Stop _ -> "still running";
      case Desired.Gone _ -> "still there, running";
    };
  }

  private static String exited(TaskRecord record) {
    if (record.desired() instanceof Desired.Gone) {
      return "still there, ended";
    }
    return record.known().ended() == null ? "ended, not noted yet" : "";
  }
}
