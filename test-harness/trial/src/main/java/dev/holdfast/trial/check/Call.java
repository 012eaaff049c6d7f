package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.CallAnswered;
import dev.holdfast.trial.history.CallAsked;
import dev.holdfast.trial.history.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call and what became of it.
 *
 * @param answered null if the history does not tell
 */
record Call(CallAsked asked, @Nullable CallAnswered answered) {

  boolean was(Answer.Kind kind) {
    return answered != null && answered.answer().kind() == kind;
  }

  long askedNanos() {
    return asked.atNanos();
  }

  /** When it was over; for ever if it never was. */
  long overNanos() {
    return answered == null ? Long.MAX_VALUE : answered.atNanos();
  }

  /** The driver's words about it, or empty. */
  String words() {
    return answered == null ? "" : answered.answer().message();
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>(List.of(asked));
    if (answered != null) {
      events.add(answered);
    }
    return events;
  }
}
