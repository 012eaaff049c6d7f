package dev.holdfast.controller.failpoints;

import dev.holdfast.runtime.RuntimeProvider;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of all points, each with what lies there. */
public record Points(SortedMap<String, String> all) {
  static final String BEFORE = ".before";
  static final String AFTER = ".after";
  static final String HINT = "runtime.hint";
  static final String STORE = "store.";
  static final String DISK = "disk.";
  static final String BUS = "bus.";

  private static final Map<String, String> CALLS =
      Map.ofEntries(
          Map.entry("store.open", "the store is opened and what is in it is read"),
          Map.entry("store.put", "a task's record is made durable"),
          Map.entry("store.delete", "a task's record is forgotten, durably"),
          Map.entry("disk.create", "a file of the store is made"),
          Map.entry("disk.open", "a file of the store is opened"),
          Map.entry("disk.write", "bytes of the store are handed to the kernel"),
          Map.entry("disk.force", "the store waits for the disk"),
          Map.entry("disk.truncate", "a file of the store is cut"),
          Map.entry("disk.rename", "a file of the store gets its name"),
          Map.entry("disk.duplicate", "a file of the store gets a second name"),
          Map.entry("disk.delete", "a file of the store is removed"),
          Map.entry("disk.sync_folder", "the store waits for the names in its folder"),
          Map.entry("runtime.prepare", "what a launch needs is fetched"),
          Map.entry("runtime.launch", "a workload is made and started"),
          Map.entry("runtime.observe", "one workload is looked at"),
          Map.entry("runtime.list", "all workloads are listed"),
          Map.entry("runtime.signal", "a workload gets a signal, that of a stop included"),
          Map.entry("runtime.remove", "what is left of a workload is removed"),
          Map.entry("runtime.exec", "a command is started beside a workload"),
          Map.entry("runtime.usage", "a workload's counters are read"),
          Map.entry("runtime.health", "the runtime is asked whether it works"));

  public Points {
    all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }

  /** Those of every driver, and those of these drivers' calls to their backends. */
  public static Points of(Collection<RuntimeProvider> providers) {
    SortedMap<String, String> found = new TreeMap<>();
    CALLS.forEach((call, what) -> add(found, call, what));
    found.put(HINT + BEFORE, "a runtime tells that a workload may have changed; lost drops it");
    for (RuntimeProvider provider : providers) {
      String what = provider.driverName() + " asks its backend";
      provider.backendCalls().forEach(call -> add(found, BUS + call, what));
    }
    return new Points(found);
  }

  private static void add(Map<String, String> found, String call, String what) {
    found.put(call + BEFORE, what);
    found.put(call + AFTER, what);
  }

  Set<String> names() {
    return all.keySet();
  }

  /** Whether a point lies behind an effect whose answer can be lost. */
  static boolean canLose(String point) {
    return (point.endsWith(AFTER) && canFail(point)) || point.startsWith(HINT);
  }

  /**
   * Whether the call may fail here. A store that has written says so: it is in the same process,
   * and promises that a write that failed did not happen. Its disk promises nothing.
   */
  static boolean canFail(String point) {
    return !point.startsWith(STORE) || point.endsWith(BEFORE) || point.startsWith("store.open");
  }

  /** Whether the other side is one that can say no. */
  static boolean canRefuse(String point) {
    return !point.startsWith(STORE) && !point.startsWith(DISK);
  }
}
