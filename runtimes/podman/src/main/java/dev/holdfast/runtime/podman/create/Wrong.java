package dev.holdfast.runtime.podman.create;

import dev.holdfast.runtime.RuntimeRefused;

/** Refusals of options. */
public final class Wrong {
  private static final int LONGEST = 80;

  private Wrong() {}

  /** An option's value is not what it must be. */
  public static RuntimeRefused value(String option, String value, String instead) {
    return new RuntimeRefused("%s = \"%s\": %s".formatted(option, shown(value), instead));
  }

  private static String shown(String value) {
    String plain = value.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
  }
}
