package dev.holdfast.suites.acceptance;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Units;
import dev.holdfast.suites.recovery.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Units, processes and files that look like a driver's and are nobody's. */
final class Strangers implements AutoCloseable {
  private static final int UNITS = 24;
  private static final Path FOLDER = Path.of("/run/holdfast/stranger");
  private static final List<String> SHAPES =
      List.of(
          "",
          "HOLDFAST_OWNER=0123456789abcdef",
          "HOLDFAST_OWNER= NOMAD_ALLOC_ID= NOMAD_TASK_NAME=",
          "HOLDFAST_OWNER=%1$s HOLDFAST_INVOCATION=%2$s/web/1 NOMAD_ALLOC_ID=%2$s NOMAD_TASK_NAME=web",
          "HOLDFAST_OWNER==ZZ HOLDFAST_INVOCATION==0 NOMAD_ALLOC_ID=a/b NOMAD_TASK_NAME=x");

  private final RandomGenerator random;
  private final Map<String, Map<String, String>> units = new HashMap<>();
  private final List<Process> processes = new ArrayList<>();
  private final List<ProcessIdentity> identities = new ArrayList<>();
  private final Map<Path, String> files = new HashMap<>();

  private Strangers(RandomGenerator random) {
    this.random = random;
  }

  /** Puts so many on the node: a few units, as many processes, and files for the rest. */
  static Strangers plant(int count, RandomGenerator random) throws IOException {
    Strangers strangers = new Strangers(random);
    for (int i = 0; i < UNITS; i++) {
      strangers.unit(SHAPES.get(i % SHAPES.size()));
      strangers.process();
    }
    Files.createDirectories(FOLDER);
    while (strangers.files.size() < count - 2 * UNITS) {
      strangers.file();
    }
    return strangers;
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private void unit(String labels) throws IOException {
    String name = "holdfast-web-%s.service".formatted(hex(8));
    List<String> command = new ArrayList<>(List.of("systemd-run", "--quiet", "--unit=" + name));
    if (!labels.isEmpty()) {
      String fields = labels.formatted(hex(8), hex(4));
      for (String field : fields.split(" ", -1)) {
        command.add("--property=LogExtraFields=" + field);
      }
    }
    command.addAll(List.of("sleep", "100000"));
    Shell.run(command.toArray(String[]::new));
    units.put(name, state(name));
  }

  private static Map<String, String> state(String unit) {
    return Units.properties(unit, "InvocationID", "MainPID", "ActiveState", "NRestarts");
  }

  private void process() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "100000");
    builder.environment().put("NOMAD_ALLOC_ID", hex(4));
    builder.environment().put("NOMAD_TASK_NAME", "web");
    builder.environment().put("HOLDFAST_OWNER", hex(8));
    Process process = builder.start();
    processes.add(process);
    Proc.identity(process.pid()).ifPresent(identities::add);
  }

  private void file() throws IOException {
    Path file = FOLDER.resolve("holdfast-web-%s.env".formatted(hex(8)));
    String text = hex(16);
    Files.writeString(file, text);
    files.put(file, text);
  }

  /** What is not as it was planted, in words. */
  List<String> touched() throws IOException {
    List<String> touched = new ArrayList<>();
    units.forEach((name, state) -> {
      if (!state(name).equals(state)) {
        touched.add("unit " + name + " is now " + state(name));
      }
    });
    identities.stream().filter(it -> !Proc.isAlive(it)).forEach(it -> touched.add("process " + it));
    for (Map.Entry<Path, String> file : files.entrySet()) {
      if (!Files.exists(file.getKey())
          || !Files.readString(file.getKey()).equals(file.getValue())) {
        touched.add("file " + file.getKey());
      }
    }
    return touched;
  }

  @Override
  public void close() throws IOException {
    processes.forEach(Process::destroyForcibly);
    for (String unit : units.keySet()) {
      Shell.run("systemctl", "stop", unit);
    }
    Ground.delete(FOLDER);
  }
}
