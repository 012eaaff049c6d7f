package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.transports.AbstractTransport;
import org.freedesktop.dbus.connections.transports.TransportBuilder;
import org.freedesktop.dbus.connections.transports.TransportConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Answers a plugin that is being trained as PID 1 would, and runs nothing: machines that build have
 * no systemd, or one that is none of our business. It outlives the plugin's launches. Only good for
 * training; what is tested is tested with the real one.
 */
final class TrainingSystemd implements AutoCloseable {
  private static final String MANAGER = "/org/freedesktop/systemd1";
  private static final String MANAGER_INTERFACE = "org.freedesktop.systemd1.Manager";
  private static final String NO_SUCH_UNIT = "org.freedesktop.systemd1.NoSuchUnit";

  private final AbstractTransport transport;
  private final Map<String, TrainingUnit> units = new ConcurrentHashMap<>();
  private final AtomicInteger jobs = new AtomicInteger();

  private TrainingSystemd(AbstractTransport transport) {
    this.transport = transport;
  }

  /** Listens at a socket, each connection on a thread of its own. */
  static TrainingSystemd at(Path socket) throws IOException {
    try {
      AbstractTransport transport =
          TransportBuilder.create("unix:path=" + socket + ",listen=true")
              .configure()
              .withAutoConnect(false)
              .back()
              .build();
      TrainingSystemd systemd = new TrainingSystemd(transport);
      Thread.ofPlatform().daemon().name("training-systemd").start(systemd::accept);
      return systemd;
    } catch (DBusException e) {
      throw new IOException("no stand-in for systemd: " + e.getMessage(), e);
    }
  }

  private void accept() {
    try {
      while (true) {
        TransportConnection connection = transport.listen();
        Thread.ofPlatform().daemon().start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed: the training is over.
    }
  }

  private void serve(TransportConnection connection) {
    try (connection) {
      while (true) {
        Message message = connection.getReader().readMessage();
        if (message instanceof MethodCall call) {
          answer(call, connection);
        }
      }
    } catch (IOException | DBusException e) {
      // The plugin has gone; it is meant to.
    }
  }

  private void answer(MethodCall call, TransportConnection to) throws IOException, DBusException {
    MessageFactory make = to.getMessageFactory();
    String unit = unit(call);
    switch (call.getName()) {
      case "GetAll" -> reply(to, call, "a{sv}", properties(call.getPath()));
      case "ListUnitsByPatterns" -> reply(to, call, "a(ssssssouso)", rows());
      case "GetUnit" -> {
        if (units.containsKey(unit)) {
          reply(to, call, "o", path(unit));
        } else {
          to.getWriter()
              .writeMessage(
                  make.createError(null, null, NO_SUCH_UNIT, call.getSerial(), "s", unit));
        }
      }
      case "StartTransientUnit" -> {
        units.put(unit, new TrainingUnit(unit, (List<?>) call.getParameters()[2]));
        job(to, call, unit);
      }
      case "StopUnit" -> {
        units.remove(unit);
        job(to, call, unit);
      }
      case "KillUnit" -> {
        Optional.ofNullable(units.get(unit)).ifPresent(TrainingUnit::end);
        reply(to, call, null);
        changed(to, unit);
      }
      default -> reply(to, call, null);
    }
  }

  /** The unit that a call to the manager is about, where it is about one. */
  private static String unit(MethodCall call) throws DBusException {
    Object[] arguments = call.getParameters();
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String name
        ? name
        : "";
  }

  private Map<String, Variant<?>> properties(String path) {
    return units.values().stream()
        .filter(unit -> path(unit.name()).getPath().equals(path))
        .findAny()
        .map(TrainingUnit::properties)
        .orElseGet(TrainingSystemd::manager);
  }

  private static Map<String, Variant<?>> manager() {
    return Map.of(
        "Version", new Variant<>("257"),
        "Features", new Variant<>("+PAM"),
        "Tainted", new Variant<>(""));
  }

  private List<Object[]> rows() {
    return units.values().stream().map(unit -> unit.row(path(unit.name()))).toList();
  }

  private void job(TransportConnection to, MethodCall call, String unit)
      throws IOException, DBusException {
    int number = jobs.incrementAndGet();
    DBusPath job = new DBusPath(MANAGER + "/job/" + number);
    reply(to, call, "o", job);
    signal(
        to,
        MANAGER,
        MANAGER_INTERFACE,
        "JobRemoved",
        "uoss",
        new UInt32(number),
        job,
        unit,
        "done");
  }

  private static void changed(TransportConnection to, String unit)
      throws IOException, DBusException {
    signal(
        to,
        path(unit).getPath(),
        "org.freedesktop.DBus.Properties",
        "PropertiesChanged",
        "sa{sv}as",
        "org.freedesktop.systemd1.Unit",
        Map.of(),
        List.of());
  }

  private static void signal(
      TransportConnection to,
      String path,
      String interfaceName,
      String member,
      String signature,
      Object... values)
      throws IOException, DBusException {
    to.getWriter()
        .writeMessage(
            to.getMessageFactory()
                .createSignal(null, path, interfaceName, member, signature, values));
  }

  private static void reply(
      TransportConnection to, MethodCall call, @Nullable String signature, Object... values)
      throws IOException, DBusException {
    to.getWriter().writeMessage(to.getMessageFactory().createMethodReturn(call, signature, values));
  }

  /** Names of tasks' units hold no other byte that a path must escape. */
  private static DBusPath path(String unit) {
    return new DBusPath(MANAGER + "/unit/" + unit.replace("-", "_2d").replace(".", "_2e"));
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
