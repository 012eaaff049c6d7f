package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The plugin, launched as Nomad does, with a state of its own; nothing is left when it closes. */
final class PodmanPlugin implements AutoCloseable {
  /** Long enough for a busy machine; a test that needs it all has failed. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String END = "this is the end";

  private final Path root;
  private final List<String> before;
  private final Rig rig;

  private PodmanPlugin(Path root, Rig rig, List<String> before) {
    this.root = root;
    this.rig = rig;
    this.before = before;
  }

  /** With these options in the agent's plugin block. */
  static PodmanPlugin with(Map<String, ?> options) throws IOException {
    List<String> before = containers();
    Path root = Files.createTempDirectory("rows");
    Files.setAttribute(root, "unix:mode", 0755);
    Path data = Files.createDirectory(root.resolve("data"));
    Map<String, Object> all = new HashMap<>(options);
    all.put("state_dir", root.resolve("state").toString());
    return new PodmanPlugin(
        root, Rig.open(PluginFile.of(PluginUnderTest.executable()), data, all), before);
  }

  /** All containers of this node that are ours, also those of which only the storage is there. */
  private static List<String> containers() throws IOException {
    return Shell.run("podman", "ps", "-a", "--external", "--format", "{{.Names}}")
        .lines()
        .filter(name -> name.startsWith("holdfast-"))
        .toList();
  }

  /** The plugin's own folder. */
  Path state() {
    return root.resolve("state");
  }

  Rig rig() {
    return rig;
  }

  DriverClient driver() {
    return rig.driver();
  }

  RigTask start(TaskSpec task) throws IOException {
    return rig.start(task);
  }

  /** Starts a task that Nomad gives more than its job says. */
  RigTask start(TaskSpec task, Given given) throws IOException {
    TaskConfig.Builder config = rig.prepare(task).toBuilder();
    given.to(config);
    return rig.start(task, config.build());
  }

  /** Attributes of the first fingerprint that says that the driver is healthy. */
  Map<String, String> attributes() throws InterruptedException {
    var watch = driver().fingerprints();
    FingerprintResponse print =
        watch.await(it -> it.getHealth() == HealthState.HEALTHY, PATIENCE).orElseThrow();
    watch.cancel();
    Map<String, String> texts = new HashMap<>();
    print.getAttributesMap().forEach((name, value) -> texts.put(name, value.getStringVal()));
    return texts;
  }

  /** What the task wrote to its standard output, when it has ended well. */
  String output(RigTask task) throws Exception {
    assertThat(task.await(PATIENCE)).as(task.stderr()).isEqualTo(ExitReport.code(0));
    await().atMost(PATIENCE).until(() -> task.stdout().endsWith(END + "\n"));
    String text = task.stdout();
    return text.substring(0, text.length() - END.length() - 1).strip();
  }

  /** Runs a script with these options of a job to its good end; answers what it wrote. */
  String output(TaskSpec task) throws Exception {
    return output(start(task));
  }

  /** What Podman says of a task's container. */
  static String inspect(RigTask task, String format) throws IOException {
    return Shell.run("podman", "inspect", "--format", format, container(task)).strip();
  }

  /** The id of a task's container, by the allocation that is among its labels. */
  static String container(RigTask task) throws IOException {
    List<String> ids = ids(task);
    assertThat(ids).hasSize(1);
    return ids.getFirst();
  }

  static List<String> ids(RigTask task) throws IOException {
    String alloc = "label=NOMAD_ALLOC_ID=" + task.spec().allocId();
    String name = "label=NOMAD_TASK_NAME=" + task.spec().name();
    return Shell.run("podman", "ps", "-aq", "--no-trunc", "--filter", alloc, "--filter", name)
        .lines()
        .toList();
  }

  /** A script's task; {@link #output} knows its end. */
  static TaskSpec script(String script) {
    return Jobs.container("/bin/sh", "-c", script + "\necho '" + END + "'\n");
  }

  @Override
  public void close() throws IOException {
    rig.close();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(containers()).isSubsetOf(before));
  }
}
