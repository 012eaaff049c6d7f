package dev.holdfast.runtime.systemd.bus;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where systemd listens.
 *
 * @param direct whether PID 1 itself is at the other end, without a message bus between
 */
public record BusEndpoint(Path socket, boolean direct) {
  private static final Path PRIVATE = Path.of("/run/systemd/private");
  private static final Path SYSTEM_BUS = Path.of("/run/dbus/system_bus_socket");

  /**
   * PID 1's private socket where we may use it: it does not depend on the message bus, which may be
   * restarted or hang. Else the system bus.
   */
  public static BusEndpoint preferred() {
    return Files.isWritable(PRIVATE)
        ? new BusEndpoint(PRIVATE, true)
        : new BusEndpoint(SYSTEM_BUS, false);
  }

  String address() {
    return "unix:path=" + socket;
  }

  /** {@code private} or {@code bus}, for health attributes. */
  public String kind() {
    return direct ? "private" : "bus";
  }
}
