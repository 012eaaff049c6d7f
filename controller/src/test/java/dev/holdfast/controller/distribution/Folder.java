package dev.holdfast.controller.distribution;

import java.nio.file.Path;

/**
 * The parts of the distribution below its folder.
 *
 * @param home the folder itself, named after product and version
 */
record Folder(Path home) {
  Path bin() {
    return home.resolve("bin");
  }

  Path lib() {
    return home.resolve("lib");
  }

  Path runtime() {
    return home.resolve("runtime");
  }

  Path java() {
    return runtime().resolve("bin/java");
  }

  /** Names class path and main class and holds nothing else. */
  Path jar() {
    return lib().resolve("holdfast.jar");
  }

  Path options() {
    return lib().resolve("jvm.options");
  }

  Path cache() {
    return lib().resolve("holdfast.aot");
  }

  /** The same for commands, which load other classes than a plugin. */
  Path commandCache() {
    return lib().resolve("commands.aot");
  }

  Path launcher(String name) {
    return bin().resolve(name);
  }
}
