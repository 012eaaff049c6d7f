package dev.holdfast.controller.cli;

import java.util.List;
import java.util.Optional;

/**
 * Recognises a start by Nomad without picocli, which takes longer to load than a handshake may. A
 * launcher file named after a driver, with or without {@code nomad-driver-} before it, serves that
 * driver.
 */
final class PluginStart {
  private static final String PREFIX = "nomad-driver-";

  private PluginStart() {}

  /** The driver to serve, or empty where picocli has to look at the arguments. Pure. */
  static Optional<String> driver(List<String> args, String launcher, Providers providers) {
    String name = launcher.startsWith(PREFIX) ? launcher.substring(PREFIX.length()) : launcher;
    if (args.isEmpty() && providers.find(name).isPresent()) {
      return Optional.of(name);
    }
    return plainly(args).filter(driver -> providers.find(driver).isPresent());
  }

  /** {@code plugin --driver NAME} in its two spellings. */
  private static Optional<String> plainly(List<String> args) {
    if (args.size() == 3 && args.subList(0, 2).equals(List.of("plugin", "--driver"))) {
      return Optional.of(args.get(2));
    }
    boolean joined =
        args.size() == 2 && args.get(0).equals("plugin") && args.get(1).startsWith("--driver=");
    return joined ? Optional.of(args.get(1).substring("--driver=".length())) : Optional.empty();
  }
}
