package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.TaskImage.DifferenceImage;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Remark;
import dev.holdfast.store.Stage;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The difference between wanted and seen, field by field. Pure. */
final class Differences {
  private Differences() {}

  /**
   * What differs.
   *
   * @param wanted in a word
   * @param seen in a word
   * @param words of {@link Difference}; empty where nothing differs
   */
  static List<DifferenceImage> of(Belief belief, String wanted, String seen, String words) {
    if (words.isEmpty()) {
      return List.of();
    }
    Instant since = since(belief);
    if (belief.seen() instanceof Observation.Unknown(String _)) {
      return List.of(new DifferenceImage("sight", wanted, seen, since));
    }
    Invocation ours = belief.record().invocation();
    Invocation theirs = invocation(belief.seen());
    return theirs == null || theirs.equals(ours)
        ? List.of(new DifferenceImage("state", wanted, seen, since))
        : List.of(new DifferenceImage("attempt", ours.taskId(), theirs.taskId(), since));
  }

  private static @Nullable Invocation invocation(Observation seen) {
    return switch (seen) {
      case Observation.Created created -> created.invocation();
      case Observation.Running running -> running.invocation();
      case Observation.Exited exited -> exited.invocation();
      case Observation.Absent _, Observation.Unknown _ -> null;
    };
  }

  /** The worker's own word, else when the task came to where it stands. */
  private static @Nullable Instant since(Belief belief) {
    if (belief.pace().since() != null) {
      return belief.pace().since();
    }
    TaskRecord record = belief.record();
    String stage = Stage.of(record).word();
    return record.history().reversed().stream()
        .filter(remark -> remark.trace() == null || arrives(remark, stage))
        .map(Remark::at)
        .findFirst()
        .orElse(null);
  }

  private static boolean arrives(Remark remark, String stage) {
    return remark.trace() != null && remark.trace().to().equals(stage) && !remark.trace().isQuiet();
  }
}
