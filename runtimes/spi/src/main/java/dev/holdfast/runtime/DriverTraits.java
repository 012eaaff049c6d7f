package dev.holdfast.runtime;

/**
 * What a driver tells Nomad about itself (Nomad's capabilities), as data.
 *
 * @param sendsSignals whether signals can be sent
 * @param execs whether commands can be run beside a task
 * @param isolation how the task sees the file system
 * @param joinsGroupNetwork whether a task can join a network namespace that Nomad made
 * @param mountsVolumes whether host and CSI volumes can be given to a task
 */
public record DriverTraits(
    boolean sendsSignals,
    boolean execs,
    Isolation isolation,
    boolean joinsGroupNetwork,
    boolean mountsVolumes) {

  /** Nomad's file system isolation modes that our drivers use. */
  public enum Isolation {
    NONE,
    CHROOT,
    IMAGE
  }
}
