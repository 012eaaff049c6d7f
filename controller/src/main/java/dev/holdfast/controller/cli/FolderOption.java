package dev.holdfast.controller.cli;

import dev.holdfast.controller.config.SettingsOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a driver keeps its state, for each command that asks. */
final class FolderOption {
  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "The driver's state folder; by default /var/lib/holdfast/DRIVER.")
  private @Nullable Path stateDir;

  /** Whether somebody named one, which can be one driver's only. */
  boolean isGiven() {
    return stateDir != null;
  }

  Path of(String driver) {
    Path given = stateDir;
    return given != null ? given : Path.of(SettingsOptions.defaultStateDir(driver));
  }
}
