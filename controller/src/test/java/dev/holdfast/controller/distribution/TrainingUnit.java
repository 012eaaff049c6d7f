package dev.holdfast.controller.distribution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/** A unit that runs nothing, with as many properties as systemd gives to one that does. */
final class TrainingUnit {
  private static final int OTHERS_OF_EACH_TYPE = 75;
  private static final int SIGKILL = 9;
  private static final int CLD_KILLED = 2;
  private static final UInt64 SOME_TIME = new UInt64(1_700_000_000_000_000L);

  private final String name;
  private final Map<String, Object> given;
  private volatile boolean ended;

  /** A unit as {@code StartTransientUnit} describes it: pairs of name and variant. */
  TrainingUnit(String name, List<?> properties) {
    this.name = name;
    this.given = new LinkedHashMap<>();
    properties.forEach(pair -> given.put((String) ((Object[]) pair)[0], ((Object[]) pair)[1]));
  }

  String name() {
    return name;
  }

  boolean isEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }

  /** As {@code ListUnitsByPatterns} tells it. */
  Object[] row(DBusPath path) {
    return new Object[] {
      name, name, "loaded", state(), subState(), "", path, new UInt32(0), "", new DBusPath("/")
    };
  }

  /** As {@code GetAll} tells it. */
  Map<String, Variant<?>> properties() {
    Map<String, Variant<?>> all = others();
    all.put("Id", new Variant<>(name));
    all.put("LoadState", new Variant<>("loaded"));
    all.put("ActiveState", new Variant<>(state()));
    all.put("SubState", new Variant<>(subState()));
    all.put("Job", new Variant<>(new Object[] {new UInt32(0), new DBusPath("/")}, "(uo)"));
    all.put("InvocationID", new Variant<>(invocation(), "ay"));
    all.put("LogExtraFields", (Variant<?>) given.get("LogExtraFields"));
    all.put("ControlGroup", new Variant<>("/nowhere.slice/" + name));
    all.put("Result", new Variant<>(ended ? "signal" : "success"));
    all.put("ExecMainPID", new Variant<>(new UInt32(Integer.MAX_VALUE)));
    all.put("ExecMainCode", new Variant<>(ended ? CLD_KILLED : 0));
    all.put("ExecMainStatus", new Variant<>(ended ? SIGKILL : 0));
    all.put("ExecMainStartTimestamp", new Variant<>(SOME_TIME));
    all.put("ExecMainExitTimestamp", new Variant<>(ended ? SOME_TIME : new UInt64(0)));
    all.put("StateChangeTimestamp", new Variant<>(SOME_TIME));
    return all;
  }

  private static Map<String, Variant<?>> others() {
    Map<String, Variant<?>> others = new LinkedHashMap<>();
    for (int i = 0; i < OTHERS_OF_EACH_TYPE; i++) {
      others.put("Text" + i, new Variant<>("text"));
      others.put("Flag" + i, new Variant<>(true));
      others.put("Limit" + i, new Variant<>(new UInt64(i)));
      others.put("Names" + i, new Variant<>(List.of("a", "b"), "as"));
      others.put("Number" + i, new Variant<>(i));
    }
    return others;
  }

  private byte[] invocation() {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
  }

  private String state() {
    return ended ? "failed" : "active";
  }

  private String subState() {
    return ended ? "failed" : "running";
  }
}
