package dev.holdfast.trial.history;

/**
 * A thing of the node that a driver may leak or touch.
 *
 * @param name as the node names it: a unit, a path, an interface, {@code pid:startTicks}
 */
public record Item(Kind kind, String name) {
  /** What sort of thing. */
  public enum Kind {
    UNIT,
    CGROUP,
    MOUNT,
    FIFO,
    PROCESS,
    LINK,
    NETNS,
    CONTAINER,
    FILE
  }
}
