package dev.holdfast.suites.agent;

import dev.holdfast.suites.PluginUnderTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The process of an agent. */
public final class NomadAgent {
  /** In the environment of the agent and of all that it starts, with the agent's folder. */
  static final String MARK = "HOLDFAST_SUITE_AGENT";

  private final Process process;

  private NomadAgent(Process process) {
    this.process = process;
  }

  /** Writes configuration and plugin folder where they are missing. */
  static void prepare(AgentSetup setup) throws IOException {
    Files.createDirectories(setup.plugins());
    Files.createDirectories(setup.log().getParent());
    Files.deleteIfExists(setup.log());
    Files.writeString(setup.configFile(), setup.configuration());
    Path link = setup.plugins().resolve(setup.pluginFile());
    if (!Files.isSymbolicLink(link)) {
      Files.createSymbolicLink(link, PluginUnderTest.executable().toRealPath());
    }
  }

  /** Starts an agent and returns at once. */
  static NomadAgent start(AgentSetup setup) throws IOException {
    String nomad = NomadBinary.find().orElseThrow().toString();
    ProcessBuilder builder =
        new ProcessBuilder(nomad, "agent", "-config", setup.configFile().toString())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(setup.log().toFile()));
    builder.environment().put(MARK, setup.folder().toString());
    return new NomadAgent(builder.start());
  }

  public long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, and wait for the end. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * SIGTERM, and wait for the end.
   *
   * @throws IllegalStateException if it takes longer than the limit
   */
  void terminate(Duration limit) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the agent did not end within " + limit + " of SIGTERM");
    }
  }

  /** Waits for an end that nobody asked for; empty exit codes do not exist. */
  int awaitEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the agent still runs after " + limit);
    }
    return process.exitValue();
  }
}
