package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.podman.api.PodmanApi;
import java.util.List;
import java.util.Optional;

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
    return find(name).orElseThrow(() -> unknown(name));
  }

  /** The same, empty where no block of the agent's configuration has this name. */
  Optional<PodmanApi> find(String name) {
    Optional<PodmanApi> block =
        all.stream().filter(api -> api.endpoint().name().equals(name)).findFirst();
    boolean byDefault = name.isEmpty() || name.equals(PodmanOptions.DEFAULT_SOCKET);
    return block.isPresent() || !byDefault ? block : Optional.of(byDefault());
  }

  private RuntimeRefused unknown(String name) {
    List<String> names = all.stream().map(api -> api.endpoint().name()).toList();
    return new RuntimeRefused(
        "socket = \"%s\": podman client with name \"%s\" not found, the agent's plugin block has %s"
            .formatted(name, name, names));
  }

  @Override
  public void close() {
    all.forEach(PodmanApi::close);
  }
}
