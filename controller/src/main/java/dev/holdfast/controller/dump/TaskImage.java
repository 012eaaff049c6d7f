package dev.holdfast.controller.dump;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One task: what Nomad wants, what was seen, what is known, and what will be done about the
 * difference.
 *
 * @param workload its name in the runtime
 * @param identifiers what the runtime's own tools call it
 * @param program the program or image, without arguments
 * @param claim whether Nomad has named it since the plugin started; empty offline
 * @param stage how far it has come, in one word
 * @param difference between wanted and seen, in words; empty where there is none
 * @param differences the same field by field
 * @param steps how long each step of its life took
 */
public record TaskImage(
    String allocId,
    String task,
    String invocation,
    String workload,
    Map<String, String> identifiers,
    String namespace,
    String jobId,
    String group,
    String program,
    String user,
    Phase phase,
    DesiredImage desired,
    ObservedImage observed,
    KnownImage known,
    String stage,
    String claim,
    String difference,
    List<DifferenceImage> differences,
    PlanImage plan,
    List<StepImage> steps,
    long revision,
    List<RemarkImage> history) {
  public TaskImage {
    identifiers = Collections.unmodifiableMap(new LinkedHashMap<>(identifiers));
    differences = List.copyOf(differences);
    steps = List.copyOf(steps);
    history = List.copyOf(history);
  }

  /** The same with what the kernel says of it. */
  public TaskImage withEvidence(EvidenceImage evidence) {
    return seen(evidence, observed.sight());
  }

  /** The same with what the runtime itself says of it. */
  public TaskImage withVerbatim(Map<String, String> words) {
    return seen(observed.evidence(), observed.sight().saying(words));
  }

  private TaskImage seen(@Nullable EvidenceImage evidence, SightImage sight) {
    ObservedImage it = observed;
    ObservedImage more =
        new ObservedImage(
            it.state(),
            it.reason(),
            it.invocation(),
            it.incarnation(),
            it.exit(),
            it.at(),
            evidence,
            sight);
    return new TaskImage(
        allocId,
        task,
        invocation,
        workload,
        identifiers,
        namespace,
        jobId,
        group,
        program,
        user,
        phase,
        desired,
        more,
        known,
        stage,
        claim,
        difference,
        differences,
        plan,
        steps,
        revision,
        history);
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
  public record DesiredImage(
      String state, @Nullable String signal, @Nullable Instant killAt, @Nullable SpecImage spec) {
    /** Never null; a plugin of an earlier version does not send it. */
    @Override
    public SpecImage spec() {
      return requireNonNullElse(spec, SpecImage.NONE);
    }
  }

  /**
   * What it was specified with, as far as the record remembers; 0 or empty for what was not asked.
   *
   * @param cpuShares relative weight
   * @param cores the CPUs that it has for itself, in the kernel's list format
   * @param digest of the whole specification, to tell two of them apart
   * @param given what else it was given of the node
   */
  public record SpecImage(
      long cpuShares,
      double cpuFraction,
      String cores,
      long memoryReservedBytes,
      long memoryLimitBytes,
      String stdoutPath,
      String stderrPath,
      String digest,
      @Nullable GivenImage given) {
    static final SpecImage NONE = new SpecImage(0, 0, "", 0, 0, "", "", "", GivenImage.NOTHING);

    /** Never null; a plugin of an earlier version does not send it. */
    @Override
    public GivenImage given() {
      return requireNonNullElse(given, GivenImage.NOTHING);
    }
  }

  /**
   * One thing that is not as wanted.
   *
   * @param field {@code state}, {@code attempt} or {@code sight}
   * @param since since when, as far as is known; null where nobody looked
   */
  public record DifferenceImage(
      String field, String desired, String observed, @Nullable Instant since) {}

  /**
   * One step that is over.
   *
   * @param name {@code launch}, {@code run}, {@code stop}, {@code notice}, {@code tell} or {@code
   *     remove}
   */
  public record StepImage(String name, Instant from, Instant to, double millis) {}

  /**
   * What was seen.
   *
   * @param state {@code absent}, {@code unknown}, {@code created}, {@code running} or {@code
   *     exited}
   * @param reason why it is unknown
   * @param at when it was seen; null where nobody looked
   * @param evidence what the kernel says; null where nobody asked it
   * @param sight how good all of this is
   */
  public record ObservedImage(
      String state,
      @Nullable String reason,
      @Nullable String invocation,
      @Nullable IncarnationImage incarnation,
      @Nullable ExitImage exit,
      @Nullable Instant at,
      @Nullable EvidenceImage evidence,
      @Nullable SightImage sight) {

    /** Never null; a plugin of an earlier version does not send it. */
    @Override
    public SightImage sight() {
      return requireNonNullElse(sight, SightImage.NONE);
    }
  }

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
      @Nullable Instant exitToldAt,
      @Nullable Instant removedAt) {}

  /**
   * What comes next.
   *
   * @param reason of the last decision; empty offline
   * @param action what is done next, as soon as nothing is in the way; empty for nothing
   * @param nextLook when it is looked at again: {@code now}, {@code when told}, {@code soon} or a
   *     time
   * @param nextAt the same as a time; null where it waits to be told, and offline
   * @param lastError null where the last pass went well
   * @param failures passes in a row that failed
   * @param blockedBy {@code runtime} or {@code store} where the last pass failed; else empty
   * @param doing what its worker is at; empty where it rests
   */
  public record PlanImage(
      String reason,
      String action,
      String nextLook,
      @Nullable Instant nextAt,
      @Nullable String lastError,
      int failures,
      String blockedBy,
      String doing,
      @Nullable Instant doingSince) {}

  /**
   * One line of its history; what a version before did not note is 0 or empty.
   *
   * @param sequence grows by one with each line of a slot
   * @param generation which life of the plugin wrote it
   * @param from the stage before
   * @param to the stage after
   * @param trigger what made the plugin look
   * @param tookMillis how long it was at it
   * @param error null where nothing went wrong
   * @param count how often in a row
   */
  public record RemarkImage(
      long sequence,
      Instant at,
      String bootId,
      long generation,
      String what,
      String why,
      String from,
      String to,
      String trigger,
      double tookMillis,
      @Nullable String error,
      long count) {}
}
