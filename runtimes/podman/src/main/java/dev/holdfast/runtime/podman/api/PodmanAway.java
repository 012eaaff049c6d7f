package dev.holdfast.runtime.podman.api;

import java.util.concurrent.TimeoutException;

/** Podman could not be reached or did not answer in time; the request may have been carried out. */
public final class PodmanAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PodmanAway(String message) {
    super(message);
  }

  public PodmanAway(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether the request was given up because its time was over. */
  public boolean isLate() {
    return getCause() instanceof TimeoutException;
  }
}
