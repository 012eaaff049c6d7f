package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

/** Which run of the kernel: pids, control groups and transient units of another boot are void. */
public record BootId(String value) {
  public BootId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value;
  }
}
