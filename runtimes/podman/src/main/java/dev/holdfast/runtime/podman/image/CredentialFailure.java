package dev.holdfast.runtime.podman.image;

/** Credentials are configured but cannot be had. */
final class CredentialFailure extends Exception {
  private static final long serialVersionUID = 1L;

  CredentialFailure(String message) {
    super(message);
  }
}
