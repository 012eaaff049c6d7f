package dev.holdfast.trial.history;

/**
 * What became of a call.
 *
 * @param code name of the gRPC status, for example {@code UNAVAILABLE}; empty for none
 * @param message the driver's own words; empty for none
 */
public record Answer(Kind kind, String code, String message) {
  /** Who ended the call. */
  public enum Kind {
    /** The driver, with success. */
    OK,
    /** The driver, with an error of its own. */
    REFUSED,
    /** Nobody: the connection broke, because the plugin died. */
    CUT,
    /** The asker: it cancelled, or was killed on purpose. */
    ABANDONED
  }

  public static Answer ok() {
    return new Answer(Kind.OK, "", "");
  }

  public static Answer refused(String code, String message) {
    return new Answer(Kind.REFUSED, code, message);
  }

  public static Answer cut(String message) {
    return new Answer(Kind.CUT, "UNAVAILABLE", message);
  }

  public static Answer abandoned() {
    return new Answer(Kind.ABANDONED, "CANCELLED", "");
  }
}
