package dev.holdfast.runtime.systemd.bus;

import dev.holdfast.runtime.systemd.bus.BusLink.AnswerReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@link SystemdBus} over a real connection. */
public final class SystemdBusClient implements SystemdBus {
  /** No call takes longer. */
  public static final Duration CALL_LIMIT = Duration.ofSeconds(4);

  private static final String NEVER_REPLACE = "fail";
  private static final String REPLACE = "replace";
  private static final String NO_SUCH_UNIT = "NoSuchUnit";
  private static final String LOAD_STATE = "LoadState";
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
  public Map<String, Object> managerProperties(Set<String> names) {
    return call(
        SystemdCalls.getAll(SystemdCalls.MANAGER_PATH, SystemdCalls.MANAGER_INTERFACE),
        answer -> Properties.read(answer, names));
  }

  @Override
  public Optional<Map<String, Object>> unitProperties(String unit, Set<String> names) {
    try {
      String path = text(call(SystemdCalls.manager("GetUnit", "s", unit)));
      return ifLoaded(call(SystemdCalls.getAll(path, ""), reader(names)), names);
    } catch (BusFailure failure) {
      if (failure.is(NO_SUCH_UNIT)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public List<Map<String, Object>> units(String pattern, Set<String> names) {
    List<?> listed = (List<?>) call(SystemdCalls.listUnits(pattern)).getFirst();
    List<BusCall> questions = listed.stream().map(SystemdBusClient::ask).toList();
    return link.callAll(questions, CALL_LIMIT, reader(names)).stream()
        .flatMap(properties -> ifLoaded(properties, names).stream())
        .toList();
  }

  private static BusCall ask(Object listed) {
    return SystemdCalls.getAll((String) ((List<?>) listed).get(UNIT_PATH), "");
  }

  private static AnswerReader<Map<String, Object>> reader(Set<String> names) {
    Set<String> all = new HashSet<>(names);
    all.add(LOAD_STATE);
    return answer -> Properties.read(answer, all);
  }

  /** Systemd makes a stub of a unit that it is asked for by path and does not have. */
  private static Optional<Map<String, Object>> ifLoaded(
      Map<String, Object> properties, Set<String> names) {
    Object state = properties.get(LOAD_STATE);
    properties.keySet().retainAll(names);
    return "not-found".equals(state) ? Optional.empty() : Optional.of(properties);
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
    return call(call, BusWire::arguments);
  }

  private <T> T call(BusCall call, AnswerReader<T> reader) {
    try {
      return link.call(call, CALL_LIMIT, reader);
    } catch (BusFailure failure) {
      throw SystemdCalls.saysNothing(failure)
          ? new BusAway(call + ": " + failure.getMessage(), failure)
          : failure;
    }
  }

  private static String text(List<Object> answer) {
    return (String) answer.getFirst();
  }

  @Override
  public void close() {
    link.close();
  }
}
