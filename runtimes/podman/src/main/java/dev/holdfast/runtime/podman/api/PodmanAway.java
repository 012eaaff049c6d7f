package dev.holdfast.runtime.podman.api;

/** Podman could not be reached or did not answer in time; the request may have been carried out. */
public final class PodmanAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PodmanAway(String message) {
    super(message);
  }

  public PodmanAway(String message, Throwable cause) {
    super(message, cause);
  }
}
