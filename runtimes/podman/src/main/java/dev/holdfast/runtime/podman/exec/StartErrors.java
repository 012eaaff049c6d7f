package dev.holdfast.runtime.podman.exec;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Commands that were never started. Podman answers those with success and writes what the container
 * runtime said where the command's own output would be.
 */
final class StartErrors {
  private static final Pattern SAID =
      Pattern.compile(
          "^Error: ?((?:runc|crun|youki|runsc|kata)[^\\n]*|[^\\n]*OCI (?:runtime|permission)[^\\n]*)");

  private StartErrors() {}

  /** Why a command could not be started, if its whole output says that it could not. */
  static Optional<String> of(String output) {
    return SAID.matcher(output).results().map(match -> match.group(1)).findFirst();
  }
}
