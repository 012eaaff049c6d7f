package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Fault;
import dev.holdfast.trial.history.FaultBegan;
import dev.holdfast.trial.history.FaultEnded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a fault lasted.
 *
 * @param ended null if the history does not tell: then it lasts to the end
 */
record Window(FaultBegan began, @Nullable FaultEnded ended) {

  Fault fault() {
    return began.fault();
  }

  long beganNanos() {
    return began.atNanos();
  }

  long endedNanos() {
    return ended == null ? Long.MAX_VALUE : ended.atNanos();
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>(List.of(began));
    if (ended != null) {
      events.add(ended);
    }
    return events;
  }
}
