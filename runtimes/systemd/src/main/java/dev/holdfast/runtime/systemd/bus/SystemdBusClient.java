package dev.holdfast.runtime.systemd.bus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link SystemdBus} over a real connection. */
public final class SystemdBusClient implements SystemdBus {
  /** No call takes longer. */
  public static final Duration CALL_LIMIT = Duration.ofSeconds(4);

  private static final String NEVER_REPLACE = "fail";
  private static final String REPLACE = "replace";
  private static final String NO_SUCH_UNIT = "NoSuchUnit";
  private static final int UNIT_PATH = 6;

  private final BusLink link;

  private SystemdBusClient(BusLink link) {
    this.link = link;
  }

  /** Starts to connect and returns at once. */
  public static SystemdBusClient open(Supplier<BusEndpoint> endpoint, UnitListener listener) {
    BusLink link = new BusLink(endpoint, SystemdCalls::greeting, new UnitSignals(listener));
    link.open();
    return new SystemdBusClient(link);
  }

  @Override
  public Optional<BusEndpoint> connectedTo() {
    return link.connectedTo();
  }

  @Override
  public Map<String, Object> managerProperties() {
    return properties(
        call(SystemdCalls.getAll(SystemdCalls.MANAGER_PATH, SystemdCalls.MANAGER_INTERFACE)));
  }

  @Override
  public Optional<Map<String, Object>> unitProperties(String unit) {
    try {
      String path = text(call(SystemdCalls.manager("GetUnit", "s", unit)));
      return Optional.of(properties(call(SystemdCalls.getAll(path, ""))))
          .filter(SystemdBusClient::isLoaded);
    } catch (BusFailure failure) {
      if (failure.is(NO_SUCH_UNIT)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public List<Map<String, Object>> units(String pattern) {
    List<?> listed = (List<?>) call(SystemdCalls.listUnits(pattern)).getFirst();
    List<BusCall> questions = listed.stream().map(SystemdBusClient::ask).toList();
    return link.callAll(questions, CALL_LIMIT).stream()
        .map(SystemdBusClient::properties)
        .filter(SystemdBusClient::isLoaded)
        .toList();
  }

  private static BusCall ask(Object listed) {
    return SystemdCalls.getAll((String) ((List<?>) listed).get(UNIT_PATH), "");
  }

  /** Systemd makes a stub of a unit that it is asked for by path and does not have. */
  private static boolean isLoaded(Map<String, Object> properties) {
    return !"not-found".equals(properties.get("LoadState"));
  }

  @Override
  public String startTransientUnit(String unit, List<UnitProperty> properties) {
    List<Object[]> encoded = properties.stream().map(SystemdCalls::encode).toList();
    return text(
        call(
            SystemdCalls.manager(
                "StartTransientUnit",
                "ssa(sv)a(sa(sv))",
                unit,
                NEVER_REPLACE,
                encoded,
                List.of())));
  }

  @Override
  public String stopUnit(String unit) {
    return text(call(SystemdCalls.manager("StopUnit", "ss", unit, REPLACE)));
  }

  @Override
  public void killUnit(String unit, String whom, int signal) {
    call(SystemdCalls.manager("KillUnit", "ssi", unit, whom, signal));
  }

  @Override
  public void resetFailedUnit(String unit) {
    call(SystemdCalls.manager("ResetFailedUnit", "s", unit));
  }

  private List<Object> call(BusCall call) {
    try {
      return link.call(call, CALL_LIMIT);
    } catch (BusFailure failure) {
      throw SystemdCalls.saysNothing(failure)
          ? new BusAway(call + ": " + failure.getMessage(), failure)
          : failure;
    }
  }

  private static Map<String, Object> properties(List<Object> answer) {
    Map<?, ?> found = (Map<?, ?>) answer.getFirst();
    Map<String, Object> result = LinkedHashMap.newLinkedHashMap(found.size());
    found.forEach((name, value) -> result.put((String) name, value));
    return result;
  }

  private static String text(List<Object> answer) {
    return (String) answer.getFirst();
  }

  @Override
  public void close() {
    link.close();
  }
}
