package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.WorkloadLabels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A unit's properties as systemd told them, read by name and type. Missing ones read as none. */
record UnitFacts(Map<String, Object> properties) {
  /** The properties that are read, here and by those who ask by name. */
  static final Set<String> NAMES =
      Set.of(
          "ActiveState",
          "ControlGroup",
          "ExecMainCode",
          "ExecMainExitTimestamp",
          "ExecMainExitTimestampMonotonic",
          "ExecMainPID",
          "ExecMainStartTimestamp",
          "ExecMainStartTimestampMonotonic",
          "ExecMainStatus",
          "GID",
          "Id",
          "InvocationID",
          "Job",
          "LogExtraFields",
          "Result",
          "StateChangeTimestamp",
          "SubState",
          "UID",
          "WorkingDirectory");

  private static final List<String> VERBATIM =
      List.of(
          "ActiveState",
          "SubState",
          "Result",
          "ExecMainCode",
          "ExecMainStatus",
          "ExecMainPID",
          "ExecMainStartTimestamp",
          "ExecMainExitTimestamp",
          "StateChangeTimestamp",
          "ControlGroup");

  private static final long UNSET = 0xffff_ffffL;

  UnitFacts {
    properties = Map.copyOf(properties);
  }

  String text(String name) {
    return value(name) instanceof String text ? text : "";
  }

  long number(String name) {
    return value(name) instanceof Number number ? number.longValue() : 0;
  }

  private List<?> list(String name) {
    return value(name) instanceof List<?> list ? list : List.of();
  }

  /** One that nobody asks systemd for would always read as none. */
  private @Nullable Object value(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(name + " is missing in NAMES");
    }
    return properties.get(name);
  }

  /** What is short and says nothing of a task's own, as systemd has it. */
  Map<String, String> verbatim() {
    Map<String, String> out = new TreeMap<>();
    for (String name : VERBATIM) {
      Object it = properties.get(name);
      if (it != null) {
        out.put(name, String.valueOf(it));
      }
    }
    out.put("InvocationID", invocationId());
    return out;
  }

  Optional<WorkloadLabels> labels() {
    return UnitLabels.read(list("LogExtraFields"));
  }

  /** Whether a start or stop is queued or under way. */
  boolean hasJob() {
    return !list("Job").isEmpty()
        && list("Job").getFirst() instanceof Number id
        && id.longValue() > 0;
  }

  /** What became of the main process: 0 nothing yet, else {@code waitid}'s {@code CLD_*}. */
  int mainCode() {
    return (int) number("ExecMainCode");
  }

  int mainStatus() {
    return (int) number("ExecMainStatus");
  }

  boolean mainStarted() {
    return number("ExecMainStartTimestamp") > 0;
  }

  Instant exitedAt() {
    long micros = number("ExecMainExitTimestamp");
    return instant(micros > 0 ? micros : number("StateChangeTimestamp"));
  }

  /** A user or group number of the unit; root's where none was set. */
  String idOrRoot(String name) {
    long id = number(name);
    return String.valueOf(id == UNSET ? 0 : id);
  }

  /** Boot clock, in microseconds. */
  long startedAtMonotonicMicros() {
    return number("ExecMainStartTimestampMonotonic");
  }

  long exitedAtMonotonicMicros() {
    return number("ExecMainExitTimestampMonotonic");
  }

  Incarnation incarnation() {
    boolean alive = mainCode() == 0;
    return new Incarnation(
        invocationId(),
        alive ? number("ExecMainPID") : 0,
        instant(number("ExecMainStartTimestamp")),
        text("ControlGroup"));
  }

  private String invocationId() {
    StringBuilder hex = new StringBuilder();
    for (Object each : list("InvocationID")) {
      hex.append(HexFormat.of().toHexDigits((Byte) each));
    }
    return hex.toString();
  }

  private static Instant instant(long epochMicros) {
    return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
  }
}
