package dev.holdfast.controller.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long every look has found the same: from the first one's answer to the last one's
 * question, since an answer that was long on its way says nothing of that time.
 */
final class Stretch {
  private @Nullable Instant since;
  private Duration lasted = Duration.ZERO;

  /**
   * It was found once more.
   *
   * @param asked when the runtime was asked for that; null where nobody asked anew
   */
  void found(@Nullable Instant asked, Instant answered) {
    if (since == null) {
      since = answered;
    } else if (asked != null && asked.isAfter(since)) {
      lasted = Duration.between(since, asked);
    }
  }

  /** It was not found, or what was found before does not count any more. */
  void end() {
    since = null;
    lasted = Duration.ZERO;
  }

  /** Zero after the first look. */
  Duration lasted() {
    return lasted;
  }
}
