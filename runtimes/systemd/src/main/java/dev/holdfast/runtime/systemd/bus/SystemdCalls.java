package dev.holdfast.runtime.systemd.bus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/** Calls as values: names, signatures and arguments. */
final class SystemdCalls {
  static final String MANAGER_PATH = "/org/freedesktop/systemd1";
  static final String MANAGER_INTERFACE = "org.freedesktop.systemd1.Manager";

  private static final String SYSTEMD = "org.freedesktop.systemd1";
  private static final String BUS = "org.freedesktop.DBus";
  private static final List<String> MATCHES =
      List.of(
          "type='signal',sender='org.freedesktop.systemd1',"
              + "interface='org.freedesktop.systemd1.Manager'",
          "type='signal',sender='org.freedesktop.systemd1',"
              + "interface='org.freedesktop.DBus.Properties',"
              + "path_namespace='/org/freedesktop/systemd1/unit'");

  /** Errors that say that systemd could not answer now, not that it said no. */
  private static final Set<String> SILENCE =
      Set.of(
          BUS + ".Error.NoReply",
          BUS + ".Error.Timeout",
          BUS + ".Error.TimedOut",
          BUS + ".Error.Disconnected",
          BUS + ".Error.LimitsExceeded",
          BUS + ".Error.NoMemory",
          BUS + ".Error.NameHasNoOwner",
          BUS + ".Error.ServiceUnknown",
          SYSTEMD + ".ShuttingDown",
          SYSTEMD + ".TransactionIsDestructive");

  private SystemdCalls() {}

  static BusCall manager(String member, String signature, Object... arguments) {
    return new BusCall(
        SYSTEMD, MANAGER_PATH, MANAGER_INTERFACE, member, signature, Arrays.asList(arguments));
  }

  static BusCall listUnits(String pattern) {
    return manager("ListUnitsByPatterns", "asas", List.of(), List.of(pattern));
  }

  static BusCall getAll(String path, String interfaceName) {
    return new BusCall(SYSTEMD, path, BUS + ".Properties", "GetAll", "s", List.of(interfaceName));
  }

  /** PID 1 sends its signals to every direct connection; over the bus one must ask for them. */
  static List<BusCall> greeting(BusEndpoint endpoint) {
    BusCall subscribe = manager("Subscribe", "");
    if (endpoint.direct()) {
      return List.of(subscribe);
    }
    Stream<BusCall> matches = MATCHES.stream().map(rule -> bus("AddMatch", "s", rule));
    return Stream.concat(Stream.of(bus("Hello", "")), Stream.concat(matches, Stream.of(subscribe)))
        .toList();
  }

  private static BusCall bus(String member, String signature, Object... arguments) {
    return new BusCall(
        BUS, "/org/freedesktop/DBus", BUS, member, signature, Arrays.asList(arguments));
  }

  static boolean saysNothing(BusFailure failure) {
    return SILENCE.contains(failure.errorName());
  }

  static Object[] encode(UnitProperty property) {
    return new Object[] {
      property.name(),
      new Variant<>(encode(property.signature(), property.value()), property.signature())
    };
  }

  private static Object encode(String signature, Object value) {
    if (value instanceof Long number && signature.equals("t")) {
      return new UInt64(Long.toUnsignedString(number));
    }
    return value instanceof List<?> list && signature.startsWith("a(") ? structs(list) : value;
  }

  private static List<Object[]> structs(List<?> list) {
    List<Object[]> result = new ArrayList<>(list.size());
    list.forEach(struct -> result.add(numbers((List<?>) struct)));
    return result;
  }

  private static Object[] numbers(List<?> struct) {
    return struct.stream().map(it -> it instanceof Long number ? new UInt64(number) : it).toArray();
  }
}
