package dev.holdfast.suites.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginLog;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A plugin for all tests of a class, launched as Nomad does, and a look at what it leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnePlugin {
  /** Long enough for a busy machine; a test that needs it all has failed. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private @Nullable Workshop workshop;
  private @Nullable Leftovers leftovers;
  private @Nullable Rig rig;

  @BeforeAll
  final void launch() throws IOException {
    workshop = Workshop.make();
    leftovers = Leftovers.since(workshop.data());
    Map<String, Object> options = new HashMap<>();
    options.put("state_dir", workshop.state().toString());
    options.putAll(pluginOptions());
    PluginFile file = plugin(PluginFile.of(PluginUnderTest.executable()));
    rig = Rig.open(file, workshop.data(), options);
  }

  /** How the plugin is launched. */
  PluginFile plugin(PluginFile plain) throws IOException {
    return plain;
  }

  /** What the agent's plugin block holds beside the state folder. */
  Map<String, Object> pluginOptions() throws IOException {
    return Map.of();
  }

  @AfterAll
  final void end() throws IOException {
    PluginLog log = rig().instance().process().log();
    rig().close();
    requireNonNull(leftovers).assertNone();
    workshop().remove();
    assertThat(log.strays()).as("row 13: lines on stderr that are no log entries").isEmpty();
    assertThat(log.poison()).as("row 13: lines that stop an agent").isEmpty();
  }

  final Rig rig() {
    return requireNonNull(rig);
  }

  final Workshop workshop() {
    return requireNonNull(workshop);
  }

  final DriverClient driver() {
    return rig().driver();
  }

  final RigTask start(TaskSpec task) throws IOException {
    return rig().start(task);
  }

  /** Starts a task that runs this shell script. */
  final RigTask run(String script) throws IOException {
    return start(shell(script));
  }

  /** Runs a script that says when it is ready, and waits for that. */
  final RigTask runUntilReady(String script) throws IOException {
    RigTask task = run(script);
    awaitOutput(task, "ready");
    return task;
  }

  static TaskSpec shell(String script) {
    return program("/bin/sh", "-c", script);
  }

  static TaskSpec program(String command, String... args) {
    return TaskSpec.of("task").with("command", command).with("args", List.of(args));
  }

  /** A task that does nothing for longer than any test takes. */
  static TaskSpec idle() {
    return program("/bin/sleep", "1000");
  }

  static void awaitOutput(RigTask task, String text) {
    await().atMost(PATIENCE).until(() -> task.stdout().contains(text));
  }
}
