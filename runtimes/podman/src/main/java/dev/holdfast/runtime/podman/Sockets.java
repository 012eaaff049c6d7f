package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.podman.api.PodmanApi;
import java.util.List;

/** The Podman services of this driver, the first one being the default. */
final class Sockets implements AutoCloseable {
  private final List<PodmanApi> all;

  Sockets(List<PodmanApi> all) {
    this.all = List.copyOf(all);
  }

  List<PodmanApi> all() {
    return all;
  }

  PodmanApi byDefault() {
    return all.getFirst();
  }

  /**
   * The one that a job asks for.
   *
   * @param name empty or {@code default} for the default
   */
  PodmanApi named(String name) {
    return all.stream()
        .filter(api -> api.endpoint().name().equals(name))
        .findFirst()
        .orElseGet(() -> unnamed(name));
  }

  private PodmanApi unnamed(String name) {
    if (name.isEmpty() || name.equals(PodmanOptions.DEFAULT_SOCKET)) {
      return byDefault();
    }
    List<String> names = all.stream().map(api -> api.endpoint().name()).toList();
    throw new RuntimeRefused(
        "socket = \"%s\": podman client with name \"%s\" not found, the agent's plugin block has %s"
            .formatted(name, name, names));
  }

  @Override
  public void close() {
    all.forEach(PodmanApi::close);
  }
}
