package dev.holdfast.runtime.systemd.bus;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where systemd listens.
 *
 * @param direct whether PID 1 itself is at the other end, without a message bus between
 */
public record BusEndpoint(Path socket, boolean direct) {
  /**
   * Java property that names another socket, spoken to as PID 1's own: for the build, which trains
   * the program on a machine that may have no systemd.
   */
  public static final String SOCKET_PROPERTY = "holdfast.systemd.socket";

  private static final Path PRIVATE = Path.of("/run/systemd/private");
  private static final Path SYSTEM_BUS = Path.of("/run/dbus/system_bus_socket");

  /**
   * PID 1's private socket where we may use it: it does not depend on the message bus, which may be
   * restarted or hang. Else the system bus.
   */
  public static BusEndpoint preferred() {
    String other = System.getProperty(SOCKET_PROPERTY);
    if (other != null) {
      return new BusEndpoint(Path.of(other), true);
    }
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
