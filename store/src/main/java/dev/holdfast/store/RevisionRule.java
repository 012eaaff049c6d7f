package dev.holdfast.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which revision may follow which: the same rule for every store. */
public final class RevisionRule {
  private RevisionRule() {}

  /** Why the next record may not take the place of the kept one, or empty where it may. */
  public static Optional<String> refusal(@Nullable TaskRecord kept, TaskRecord next) {
    if (kept == null && next.revision() >= 1) {
      return Optional.empty();
    }
    if (kept != null && next.revision() == kept.revision() + 1) {
      return Optional.empty();
    }
    String wanted = kept == null ? "1 or more" : String.valueOf(kept.revision() + 1);
    return Optional.of(
        "revision " + next.revision() + " of " + next.slot() + " is refused: wanted " + wanted);
  }
}
