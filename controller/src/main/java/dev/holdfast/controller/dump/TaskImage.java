package dev.holdfast.controller.dump;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task: what Nomad wants, what was seen, what is known, and what will be done about the
 * difference.
 *
 * @param workload its name in the runtime
 * @param program the program or image, without arguments
 * @param claim whether Nomad has named it since the plugin started; empty offline
 * @param difference between wanted and seen, in words; empty where there is none
 */
public record TaskImage(
    String allocId,
    String task,
    String invocation,
    String workload,
    String namespace,
    String jobId,
    String group,
    String program,
    String user,
    Phase phase,
    DesiredImage desired,
    ObservedImage observed,
    KnownImage known,
    String claim,
    String difference,
    PlanImage plan,
    long revision,
    List<RemarkImage> history) {
  public TaskImage {
    history = List.copyOf(history);
  }

  /** How a task stands, in one word. */
  public enum Phase {
    /** It is as Nomad wants it. */
    CONVERGED,
    /** Something is under way. */
    ACTING,
    /** The last attempt failed and is repeated. */
    BLOCKED,
    /** The workload could not be looked at. */
    UNKNOWN,
    /** Gone; only remembered. */
    TOMBSTONE
  }

  /**
   * What Nomad wants.
   *
   * @param state {@code run}, {@code stop} or {@code gone}
   * @param killAt when SIGKILL is due; null but for {@code stop}
   */
  public record DesiredImage(String state, @Nullable String signal, @Nullable Instant killAt) {}

  /**
   * What was seen.
   *
   * @param state {@code absent}, {@code unknown}, {@code created}, {@code running} or {@code
   *     exited}
   * @param reason why it is unknown
   * @param at when it was seen; null where nobody looked
   */
  public record ObservedImage(
      String state,
      @Nullable String reason,
      @Nullable String invocation,
      @Nullable IncarnationImage incarnation,
      @Nullable ExitImage exit,
      @Nullable Instant at) {}

  /** Which living thing it is. */
  public record IncarnationImage(String runtimeId, long pid, Instant startedAt, String cgroup) {}

  /**
   * How it ended.
   *
   * @param code null where there was none
   * @param signal null where there was none
   * @param lost why nobody can know; null where it is known
   */
  public record ExitImage(
      @Nullable Integer code,
      @Nullable Integer signal,
      boolean oomKilled,
      @Nullable String lost,
      Instant at) {}

  /** The facts noted so far; null for each that is not known. */
  public record KnownImage(
      @Nullable Instant intendedAt,
      @Nullable String intendedBoot,
      @Nullable Instant launchedAt,
      @Nullable String launchedBoot,
      @Nullable IncarnationImage incarnation,
      @Nullable Instant stopSignalledAt,
      @Nullable ExitImage exit,
      @Nullable Instant exitNotedAt,
      @Nullable Instant removedAt) {}

  /**
   * What comes next.
   *
   * @param reason of the last decision; empty offline
   * @param nextLook when it is looked at again: {@code now}, {@code when told}, {@code soon} or a
   *     time
   * @param lastError null where the last pass went well
   * @param failures passes in a row that failed
   */
  public record PlanImage(
      String reason, String nextLook, @Nullable String lastError, int failures) {}

  /** One line of its history. */
  public record RemarkImage(Instant at, String bootId, String what, String why) {}
}
