package dev.holdfast.controller.cli;

import dev.holdfast.controller.PluginProcess;
import dev.holdfast.controller.failpoints.Armed;
import dev.holdfast.runtime.RuntimeProvider;
import java.util.Optional;

/** A plugin with failpoints. */
final class ArmedStart {
  private ArmedStart() {}

  /**
   * The process to run, or empty where the control file may not be followed.
   *
   * @param file the control file
   */
  static Optional<PluginProcess> process(RuntimeProvider provider, String file) {
    return Armed.by(file, provider, Providers.installed().all())
        .map(armed -> new PluginProcess(armed.provider(), Version.text(), armed.stores()));
  }
}
