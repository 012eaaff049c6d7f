package dev.holdfast.nomadside.task;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Makes identifiers of the shapes that Nomad makes. */
public final class TaskIds {
  private static final int SUFFIX_BYTES = 4;

  private TaskIds() {}

  public static String newAlloc() {
    return UUID.randomUUID().toString();
  }

  /** The id of one attempt: allocation, task, and eight random hexadecimal digits. */
  public static String newAttempt(String allocId, String taskName) {
    byte[] suffix = new byte[SUFFIX_BYTES];
    new SecureRandom().nextBytes(suffix);
    return "%s/%s/%s".formatted(allocId, taskName, HexFormat.of().formatHex(suffix));
  }
}
