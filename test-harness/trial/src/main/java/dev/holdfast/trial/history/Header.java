package dev.holdfast.trial.history;

/**
 * The first line of a history.
 *
 * @param schema version of the format, {@link #SCHEMA}
 * @param anchor wall clock at stamp 0, as ISO 8601 in UTC; for people only, nothing is decided by
 *     it
 * @param plugin the executable, as it was given
 * @param seed that repeats the case
 */
public record Header(
    int schema, String anchor, String plugin, String suite, String caseName, long seed) {
  /** The format that this code writes. */
  public static final int SCHEMA = 1;
}
