package dev.holdfast.store;

import dev.holdfast.runtime.ExitStatus;
import java.util.Locale;

/** How far a task has come, in one word; derived from what is wanted and known, never kept. */
public enum Stage {
  /** Nothing was done yet. */
  NEW,
  /** A launch was about to happen. */
  STARTING,
  /** It was seen, and shall run. */
  RUNNING,
  /** It shall end, and its end is not noted. */
  STOPPING,
  /** Its end is noted. */
  ENDED,
  /** It is gone, and nobody knows how it ended. */
  LOST,
  /** Nothing of it is left in the runtime. */
  GONE;

  /** The stage of a record. */
  public static Stage of(TaskRecord record) {
    Known known = record.known();
    if (known.removedAt() != null) {
      return GONE;
    }
    if (known.ended() != null) {
      return known.ended().status() instanceof ExitStatus.Lost ? LOST : ENDED;
    }
    return switch (record.desired()) {
      case Desired.Stop _, Desired.Gone _ -> STOPPING;
      case Desired.Run _ when known.launched() != null -> RUNNING;
      case Desired.Run _ -> known.intended() != null ? STARTING : NEW;
    };
  }

  /** As it is written: {@code running}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
