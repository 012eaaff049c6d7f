package dev.holdfast.suites.demo;

import java.io.IOException;
import java.nio.file.Path;

/** An agent with our plugin, to be killed and started again on the same data. */
interface Stage extends AutoCloseable {
  /** Which agent this is, in a few words. */
  String name();

  /** Starts the agent and waits until it can be used. */
  void start() throws IOException;

  void run(DemoTask task) throws IOException;

  Row row(DemoTask task) throws IOException;

  long agentPid();

  /** The process of the plugin that the agent launched. */
  long pluginPid();

  /** SIGKILL for the agent, and wait for its end. */
  void killAgent() throws InterruptedException;

  /** The plugin's {@code state_dir}. */
  Path stateDir();

  /** Ends all tasks, the agent and the plugin, and removes what they left. */
  @Override
  void close() throws IOException;
}
