package dev.holdfast.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a workload in its runtime. Derived from owner and slot, never invented at launch: a
 * crash cannot lose it, and two invocations of one slot cannot live side by side because they would
 * need the same name. Lower-case letters, digits and dashes only, at most 63 characters: legal in
 * every runtime.
 */
public record WorkloadId(String value) {
  public static final String PREFIX = "holdfast-";

  private static final Pattern LEGAL = Pattern.compile("holdfast-[a-z0-9-]{1,54}");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final int TASK_CHARS = 24;
  private static final int HASH_CHARS = 16;

  public WorkloadId {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException("not a workload name of ours: " + value);
    }
  }

  public static WorkloadId of(Owner owner, TaskSlot slot) {
    String key = owner.value() + '\0' + slot.allocId() + '\0' + slot.taskName();
    String hash = Digests.sha256Hex(key.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_CHARS);
    return new WorkloadId(PREFIX + readable(slot.taskName()) + hash);
  }

  /** Reads a name that a runtime or a folder has; empty if it is none of ours. */
  public static Optional<WorkloadId> parse(String value) {
    return LEGAL.matcher(value).matches() ? Optional.of(new WorkloadId(value)) : Optional.empty();
  }

  private static String readable(String taskName) {
    String plain = OTHER.matcher(taskName.toLowerCase(Locale.ROOT)).replaceAll("-");
    String head = plain.substring(0, Math.min(TASK_CHARS, plain.length()));
    return head.equals("-") || head.isEmpty() ? "" : head + "-";
  }

  @Override
  public String toString() {
    return value;
  }
}
