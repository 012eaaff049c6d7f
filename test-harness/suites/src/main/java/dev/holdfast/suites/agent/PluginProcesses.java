package dev.holdfast.suites.agent;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The processes that an agent launched beside tasks, found by their environment, since they outlive
 * the agent.
 */
public final class PluginProcesses {
  private static final String COOKIE = "NOMAD_PLUGIN_MAGIC_COOKIE";

  private PluginProcesses() {}

  /** Processes of the driver plugin, not of Nomad's own helpers. */
  static List<ProcessIdentity> ofDriver(AgentSetup setup) {
    return launched(setup).stream().filter(process -> !helper(process)).toList();
  }

  /** Nomad's processes that read the tasks' output. */
  static List<ProcessIdentity> ofLogging(AgentSetup setup) {
    return launched(setup).stream().filter(PluginProcesses::helper).toList();
  }

  private static boolean helper(ProcessIdentity process) {
    return Proc.commandLine(process.pid()).contains("logmon");
  }

  private static List<ProcessIdentity> launched(AgentSetup setup) {
    try {
      return Proc.pids().stream()
          .filter(pid -> launched(Proc.environment(pid), setup))
          .flatMap(pid -> Proc.identity(pid).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean launched(Map<String, String> environment, AgentSetup setup) {
    return environment.containsKey(COOKIE)
        && setup.folder().toString().equals(environment.get(NomadAgent.MARK));
  }

  /** The driver plugin among the children of an agent. */
  public static long launchedBy(long agentPid) {
    return ProcessHandle.of(agentPid).stream()
        .flatMap(ProcessHandle::children)
        .map(ProcessHandle::pid)
        .filter(pid -> Proc.environment(pid).containsKey(COOKIE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the agent has no plugin"));
  }

  static void kill(ProcessIdentity process) {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  static void signal(String name, ProcessIdentity process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }
}
