package dev.holdfast.controller.cli;

import dev.holdfast.runtime.RuntimeProvider;
import java.io.PrintStream;

/** Serves a driver to Nomad until the launch ends; answers the process's exit code. */
@FunctionalInterface
interface PluginRunner {

  /**
   * Serves.
   *
   * @param stdout takes the handshake line and nothing else
   */
  int run(RuntimeProvider provider, PrintStream stdout, PrintStream stderr);
}
