package dev.holdfast.controller.simulation;

import dev.holdfast.controller.reconcile.Reconcile;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.TaskRecord;

/** Records and observations in a few words, for traces. */
final class Words {
  private Words() {}

  static String of(TaskRecord record) {
    String why = record.history().isEmpty() ? "" : " (" + record.history().getLast().why() + ")";
    return record.invocation() + ": " + of(record.desired()) + of(record.known()) + why;
  }

  private static String of(Desired desired) {
    return switch (desired) {
      case Desired.Run _ -> "run";
      case Desired.Stop stop -> "stop " + stop.signal() + " " + stop.grace().toMillis() + " ms";
      case Desired.Gone _ -> "gone";
    };
  }

  private static String of(Known known) {
    return (known.intended() == null ? "" : ", intended")
        + (known.launched() == null ? "" : ", launched")
        + (known.stopSignalled() == null ? "" : ", signalled")
        + (known.ended() == null ? "" : ", ended: " + Reconcile.say(known.ended().status()))
        + (known.removedAt() == null ? "" : ", removed");
  }

  static String of(Observation seen) {
    return switch (seen) {
      case Observation.Absent _ -> "nothing";
      case Observation.Unknown(String reason) -> "unknown: " + reason;
      case Observation.Created(var invocation) -> "made: " + invocation;
      case Observation.Running(var invocation, _, boolean unread) ->
          (unread ? "unread: " : "running: ") + invocation;
      case Observation.Exited(var invocation, _, var status, _) ->
          "exited: " + invocation + ", " + Reconcile.say(status);
    };
  }

  static String of(Sighting sighting) {
    return sighting.labels().invocation() + ", " + of(sighting.observation()) + ",";
  }
}
