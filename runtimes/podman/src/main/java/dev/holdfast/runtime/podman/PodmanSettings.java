package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.podman.api.Endpoint;
import dev.holdfast.runtime.podman.image.Durations;
import dev.holdfast.runtime.podman.image.ImagePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The agent's options, read.
 *
 * @param endpoints at least one, the default first
 * @param limit how long a request may take
 */
record PodmanSettings(List<Endpoint> endpoints, Duration limit, OptionValues values) {
  private static final String SOCKET_PATH = "socket_path";

  static PodmanSettings of(OptionValues values) {
    String limit = values.text("client_http_timeout").orElse(PodmanOptions.DEFAULT_TIMEOUT);
    refuseUnsupported(values);
    ImagePolicy.of(values);
    ImagePolicy.silence(values);
    return new PodmanSettings(
        endpoints(values), Durations.parse("client_http_timeout", limit), values);
  }

  private static void refuseUnsupported(OptionValues values) {
    String driver =
        values.block("logging").map(logging -> logging.textOrEmpty("driver")).orElse("");
    if (!driver.isEmpty() && !driver.equals("nomad") && !driver.equals("journald")) {
      throw new RuntimeRefused(
          "logging.driver = \"%s\": Invalid plugin logging.driver option, use nomad or journald"
              .formatted(driver));
    }
  }

  private static List<Endpoint> endpoints(OptionValues values) {
    List<OptionValues> blocks = values.blocks("socket");
    String path = values.textOrEmpty(SOCKET_PATH);
    if (blocks.isEmpty()) {
      return List.of(endpoint(PodmanOptions.DEFAULT_SOCKET, path.isEmpty() ? usual() : path));
    }
    if (!path.isEmpty()) {
      throw new RuntimeRefused(
          "error: socket and socket_path are mutually exclusive: remove socket_path");
    }
    return named(blocks);
  }

  private static List<Endpoint> named(List<OptionValues> blocks) {
    List<Endpoint> endpoints = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (OptionValues block : blocks) {
      String name = block.textOrEmpty("name");
      String plain = name.isEmpty() ? PodmanOptions.DEFAULT_SOCKET : name;
      if (!names.add(plain)) {
        throw new RuntimeRefused(
            "socket name = \"%s\" is given twice: each needs a name of its own".formatted(plain));
      }
      endpoints.add(endpoint(plain, block.textOrEmpty(SOCKET_PATH)));
    }
    endpoints.sort((a, b) ->
        Boolean.compare(
            b.name().equals(PodmanOptions.DEFAULT_SOCKET),
            a.name().equals(PodmanOptions.DEFAULT_SOCKET)));
    return endpoints;
  }

  private static Endpoint endpoint(String name, String path) {
    return Endpoint.parse(name, path)
        .orElseThrow(() ->
            new RuntimeRefused(
                "socket_path = \"%s\" is no socket: write unix:///run/podman/podman.sock"
                    .formatted(path)));
  }

  private static String usual() {
    String user = System.getProperty("user.name", "root");
    return user.equals("root")
        ? "unix:///run/podman/podman.sock"
        : "unix:///run/user/" + uid() + "/podman/podman.sock";
  }

  private static String uid() {
    try {
      return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("cannot tell who we are", e);
    }
  }

  boolean removesContainers() {
    OptionValues gc = values.block("gc").orElse(OptionValues.none());
    return !gc.has("container") || gc.flag("container");
  }

  boolean collectsLogs() {
    return !values.flag("disable_log_collection");
  }
}
