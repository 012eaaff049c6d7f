package dev.holdfast.suites.demo;

import dev.holdfast.nomadside.agent.MiniAgentProcess;
import dev.holdfast.nomadside.agent.Phase;
import dev.holdfast.nomadside.agent.TaskView;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.PluginUnderTest;
import dev.holdfast.suites.agent.Leftovers;
import dev.holdfast.suites.agent.PluginProcesses;
import dev.holdfast.suites.agent.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The harness's own client, which drives the plugin as Nomad's does. */
final class StandInStage implements Stage {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path folder = Path.of("/var/lib/hf-demo");
  private final List<String> tasks = new ArrayList<>();
  private @Nullable MiniAgentProcess agent;

  StandInStage() throws IOException, InterruptedException {
    Leftovers.remove(folder);
    Files.createDirectories(folder);
  }

  @Override
  public String name() {
    return "the harness's stand-in for a Nomad agent";
  }

  @Override
  public void start() throws IOException {
    String options = "{\"state_dir\": \"" + stateDir() + "\"}";
    agent = MiniAgentProcess.start(folder, PluginFile.of(PluginUnderTest.executable()), options);
  }

  private MiniAgentProcess agent() {
    if (agent == null) {
      throw new IllegalStateException("the agent was never started");
    }
    return agent;
  }

  @Override
  public void run(DemoTask task) throws IOException {
    Map<String, Object> config = Map.of("command", "/bin/sh", "args", List.of("-c", task.script()));
    tasks.add(task.name());
    agent().client().start(TaskSpec.of(task.name()).withConfig(config), 0);
  }

  @Override
  public Row row(DemoTask task) throws IOException {
    TaskView view = agent().client().task(task.name());
    ExitReport exit = view.exit();
    return new Row(
        view.name(),
        view.processes().size() == 1 ? Optional.of(view.processes().getFirst()) : Optional.empty(),
        view.phase().name().toLowerCase(Locale.ROOT),
        exit == null ? OptionalInt.empty() : OptionalInt.of(exit.exitCode()),
        Math.max(0, view.starts() - 1));
  }

  @Override
  public long agentPid() {
    return agent().pid();
  }

  @Override
  public long pluginPid() {
    return PluginProcesses.launchedBy(agentPid());
  }

  @Override
  public void killAgent() throws InterruptedException {
    agent().kill();
  }

  @Override
  public Path stateDir() {
    return folder.resolve("holdfast");
  }

  @Override
  public void close() throws IOException {
    try {
      for (String task : tasks) {
        agent().client().stop(task);
        Waiting.until(
            task, LIMIT, () -> agent().client().task(task).phase(), phase -> phase == Phase.DEAD);
      }
      agent().terminate();
      Leftovers.remove(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
