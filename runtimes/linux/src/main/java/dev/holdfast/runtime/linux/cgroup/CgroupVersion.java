package dev.holdfast.runtime.linux.cgroup;

/** Which control groups hold the resource controllers. */
public enum CgroupVersion {
  /** Separate hierarchies for each controller, with or without a v2 hierarchy beside them. */
  V1,
  /** The unified hierarchy. */
  V2
}
