package dev.holdfast.trial.cli;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.trial.profile.Profile;
import dev.holdfast.trial.profile.ProfileException;
import java.io.IOException;

/** Does once what a profile wants done before the first case, such as making an image. */
final class Preparation {
  private Preparation() {}

  static void run(Profile profile) {
    for (String command : profile.prepare()) {
      try {
        Shell.run("/bin/sh", "-c", command);
      } catch (IOException failed) {
        throw new ProfileException(
            "Profile %s: \"prepare\" could not be done: %s"
                .formatted(profile.name(), failed.getMessage()));
      }
    }
  }
}
