package dev.holdfast.runtime;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Whose workloads these are. Derived from the driver and its state folder, so that it survives the
 * loss of every file, and two instances with different folders never touch each other's workloads.
 */
public record Owner(String value) {
  private static final int DIGITS = 16;

  /** The owner of a driver instance; the same answer for the same driver and folder, always. */
  public static Owner of(String driver, Path stateFolder) {
    String key = driver + '\0' + stateFolder.toAbsolutePath().normalize();
    return new Owner(Digests.sha256Hex(key.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS));
  }

  @Override
  public String toString() {
    return value;
  }
}
