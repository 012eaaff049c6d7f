package dev.holdfast.runtime.podman.create;

import dev.holdfast.runtime.options.OptionValues;

/**
 * Which network a container is in.
 *
 * @param kind Podman's word: bridge, host, none, slirp4netns, pasta, container or path
 * @param value of container and path; for bridge the name of a network, empty for the default one
 */
public record NetworkMode(String kind, String value) {
  private static final int PASTA_SINCE = 5;

  /** A namespace that Nomad made comes before what the job says. */
  public static NetworkMode of(CreateInput input) {
    String made = input.spec().networkNamespace();
    String asked = input.options().textOrEmpty("network_mode");
    if (!made.isEmpty()) {
      return new NetworkMode("path", made);
    }
    return of(input, asked.isEmpty() ? byDefault(input) : asked);
  }

  private static String byDefault(CreateInput input) {
    if (!input.host().rootless()) {
      return "bridge";
    }
    OptionValues networking = input.settings().block("networking").orElse(OptionValues.none());
    String mode = networking.textOrEmpty("default_rootless_mode");
    String native_ = input.host().major() >= PASTA_SINCE ? "pasta" : "slirp4netns";
    return mode.isEmpty() ? native_ : mode;
  }

  private static NetworkMode of(CreateInput input, String mode) {
    String[] parts = mode.split(":", 2);
    String value = parts.length > 1 ? parts[1] : "";
    return switch (parts[0]) {
      case "bridge", "host", "none" -> new NetworkMode(parts[0], "");
      case "slirp4netns", "pasta" -> new NetworkMode(parts[0], value);
      case "container" -> new NetworkMode("container", needed(mode, value));
      case "ns" -> new NetworkMode("path", needed(mode, value));
      case "task" -> new NetworkMode("container", Donors.container(input, "network_mode", value));
      default -> new NetworkMode("bridge", mode);
    };
  }

  private static String needed(String mode, String value) {
    if (value.isEmpty()) {
      throw Wrong.value("network_mode", mode, "a name is missing behind the colon");
    }
    return value;
  }

  /** Whether Podman makes the network, and can so publish ports and give addresses. */
  boolean isPodmans() {
    return isBridge() || kind.equals("slirp4netns") || kind.equals("pasta");
  }

  boolean isBridge() {
    return kind.equals("bridge");
  }
}
