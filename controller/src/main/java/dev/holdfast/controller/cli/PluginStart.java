package dev.holdfast.controller.cli;

import java.util.List;
import java.util.Optional;

/**
 * Recognises a start by Nomad without picocli, which takes longer to load than a handshake may. A
 * launcher file named after a driver, with or without {@code nomad-driver-} before it, serves that
 * driver. Pure.
 */
final class PluginStart {
  private static final String OURSELVES = "holdfast";
  private static final String PREFIX = "nomad-driver-";
  private static final String OPTION = "--driver";

  private PluginStart() {}

  /** The driver to serve if there is such a one, or empty where it is for picocli to say. */
  static Optional<String> driver(List<String> args, String launcher) {
    return args.isEmpty() ? byLauncher(launcher) : byArguments(args);
  }

  private static Optional<String> byLauncher(String launcher) {
    if (launcher.equals(OURSELVES)) {
      return Optional.empty();
    }
    return Optional.of(
        launcher.startsWith(PREFIX) ? launcher.substring(PREFIX.length()) : launcher);
  }

  /** {@code plugin --driver NAME} in its two spellings. */
  private static Optional<String> byArguments(List<String> args) {
    if (args.size() == 3 && args.subList(0, 2).equals(List.of("plugin", OPTION))) {
      return Optional.of(args.get(2));
    }
    boolean joined =
        args.size() == 2 && args.get(0).equals("plugin") && args.get(1).startsWith(OPTION + "=");
    return joined ? Optional.of(args.get(1).substring(OPTION.length() + 1)) : Optional.empty();
  }
}
