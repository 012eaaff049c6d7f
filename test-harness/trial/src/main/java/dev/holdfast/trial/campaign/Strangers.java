package dev.holdfast.trial.campaign;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Units;
import dev.holdfast.trial.history.HistoryWriter;
import dev.holdfast.trial.history.Item.Kind;
import dev.holdfast.trial.history.Item;
import dev.holdfast.trial.history.Planted;
import dev.holdfast.trial.profile.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Things that look like the driver's and are nobody's, put on the node before a case: a unit, a
 * process with the variables of a task, a file in each folder that the driver has.
 */
final class Strangers implements AutoCloseable {
  private final String name;
  private final HistoryWriter history;
  private final Map<String, Map<String, String>> units = new TreeMap<>();
  private final List<Path> files = new ArrayList<>();
  private final Process process;
  private final ProcessIdentity identity;

  private Strangers(String name, HistoryWriter history, Process process) {
    this.name = name;
    this.history = history;
    this.process = process;
    this.identity = Proc.identity(process.pid()).orElseThrow();
  }

  /**
   * Plants them and writes each down.
   *
   * @param name of this case only: what a trial that was killed has left must not be in the way
   */
  static Strangers plant(String name, HistoryWriter history, Leftovers counted, boolean systemd)
      throws IOException {
    ProcessBuilder sleep = new ProcessBuilder("sleep", "1000000");
    sleep.environment().put("NOMAD_ALLOC_ID", "00000000-0000-0000-0000-000000000000");
    sleep.environment().put("NOMAD_TASK_NAME", name);
    Strangers strangers = new Strangers(name, history, sleep.start());
    strangers.planted(strangers.item(), "a process with the variables of a task");
    if (systemd && counted.units().contains("*")) {
      strangers.unit(counted.units().replace("*", name));
    }
    for (String folder : counted.folders()) {
      strangers.file(Path.of(folder));
    }
    return strangers;
  }

  private Item item() {
    return new Item(Kind.PROCESS, identity.pid() + ":" + identity.startTicks());
  }

  private void planted(Item item, String remark) {
    history.append(new Planted(history.nowNanos(), item, remark));
  }

  private void unit(String name) throws IOException {
    String unit = name.endsWith(".service") ? name : name + ".service";
    Shell.run("systemd-run", "--quiet", "--collect", "--unit=" + unit, "sleep", "1000000");
    units.put(unit, state(unit));
    planted(new Item(Kind.UNIT, unit), "a unit with a name like the driver's");
  }

  private static Map<String, String> state(String unit) {
    return Units.properties(unit, "InvocationID", "MainPID", "ActiveState");
  }

  // A folder that the driver has yet to make is left for it to make.
  private void file(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      Path file = Files.writeString(folder.resolve(name), name);
      files.add(file);
      planted(new Item(Kind.FILE, file.toString()), "a file in the driver's folder");
    }
  }

  /** Those that are not as they were planted. */
  List<Item> lost() throws IOException {
    List<Item> lost = new ArrayList<>();
    if (!Proc.isAlive(identity)) {
      lost.add(item());
    }
    units.forEach((unit, before) -> {
      if (!state(unit).equals(before)) {
        lost.add(new Item(Kind.UNIT, unit));
      }
    });
    for (Path file : files) {
      if (!Files.exists(file) || !Files.readString(file).equals(name)) {
        lost.add(new Item(Kind.FILE, file.toString()));
      }
    }
    return lost;
  }

  /** Takes them away; what somebody else took is the report's to tell. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    units.keySet().forEach(unit -> Broom.tryRun("systemctl", "stop", unit));
  }
}
