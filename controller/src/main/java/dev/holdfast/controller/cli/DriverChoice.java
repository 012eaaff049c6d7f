package dev.holdfast.controller.cli;

import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which drivers an image is wanted of, and how it is had. */
final class DriverChoice {
  @Option(
      names = "--driver",
      paramLabel = "NAME",
      description = "The driver; by default each that has a state folder.")
  private @Nullable String driver;

  @Mixin private final FolderOption folder = new FolderOption();

  @Option(names = "--offline", description = "Reads the files although a plugin may be running.")
  private boolean offline;

  boolean isOffline() {
    return offline;
  }

  Path folderOf(RuntimeProvider provider) {
    return folder.of(provider.driverName());
  }

  /**
   * The drivers.
   *
   * @throws UsageError if the options do not fit together
   * @throws StoreUnavailable if none has a state folder
   */
  List<RuntimeProvider> drivers(Providers providers) {
    if (driver != null) {
      return List.of(providers.get(driver));
    }
    List<RuntimeProvider> all = providers.all();
    if (all.size() == 1) {
      return all;
    }
    if (folder.isGiven()) {
      throw new UsageError("--state-dir is one driver's: name it with --driver");
    }
    List<RuntimeProvider> present =
        all.stream().filter(known -> Files.exists(folderOf(known))).toList();
    if (present.isEmpty()) {
      throw new StoreUnavailable("no driver has a state folder here; name one with --state-dir");
    }
    return present;
  }
}
