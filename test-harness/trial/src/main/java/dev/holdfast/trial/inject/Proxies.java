package dev.holdfast.trial.inject;

import dev.holdfast.nomadside.launch.PluginFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stands between the plugin and the sockets of what it depends on. The plugin is launched through a
 * wrapper in a mount namespace of its own in which our sockets lie over the real ones, so that any
 * driver can be cut off without its help. Sockets that are made anew by their owner are the real
 * ones again until the next launch.
 */
public final class Proxies implements AutoCloseable {
  private static final String SCRIPT =
      """
      #!/bin/sh
      # Made by holdfast-trial: the plugin sees the trial's sockets in the place of the real ones.
      exec unshare --mount --propagation slave /bin/sh -c '
      trap "" INT
      @MOUNTS@exec "$0" "$@"' '@PLUGIN@' "$@"
      """;

  private final List<Proxy> proxies;
  private final PluginFile plugin;

  private Proxies(List<Proxy> proxies, PluginFile plugin) {
    this.proxies = proxies;
    this.plugin = plugin;
  }

  /**
   * Begins to listen before those endpoints that exist here.
   *
   * @param ground gives the folder for sockets and wrapper
   */
  public static Proxies open(Ground ground, PluginFile plugin, List<String> endpoints)
      throws IOException {
    Path folder = ground.wrapper();
    Files.createDirectories(folder);
    List<Proxy> proxies = new ArrayList<>();
    // A disk that was read-only at the launch would stay so in the plugin's namespace for ever.
    StringBuilder mounts = new StringBuilder();
    if (ground.ownDisk()) {
      mounts.append("mount -o remount,bind,rw %s\n".formatted(ground.state()));
    }
    for (String endpoint : endpoints) {
      Path real = Path.of(endpoint);
      if (Files.exists(real)) {
        Path own = folder.resolve("s" + proxies.size());
        proxies.add(Proxy.open(own, real));
        mounts.append("[ ! -S %s ] || mount --bind %s %s\n".formatted(real, own, real));
      }
    }
    return new Proxies(proxies, proxies.isEmpty() ? plugin : wrap(folder, plugin, mounts));
  }

  private static PluginFile wrap(Path folder, PluginFile plugin, CharSequence mounts)
      throws IOException {
    Path wrapper = folder.resolve(plugin.name());
    Files.writeString(
        wrapper,
        SCRIPT.replace("@MOUNTS@", mounts).replace("@PLUGIN@", plugin.executable().toString()));
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
    return new PluginFile(wrapper, plugin.args(), plugin.environment(), plugin.directory());
  }

  /** What to launch. */
  public PluginFile plugin() {
    return plugin;
  }

  /** How many connections go through us. */
  int connections() {
    return proxies.stream().mapToInt(Proxy::connections).sum();
  }

  void each(Consumer<Proxy> act) {
    proxies.forEach(act);
  }

  @Override
  public void close() throws IOException {
    for (Proxy proxy : proxies) {
      proxy.close();
    }
  }
}
