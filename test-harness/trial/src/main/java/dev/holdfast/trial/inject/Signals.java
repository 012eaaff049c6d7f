package dev.holdfast.trial.inject;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.trial.client.PluginSeat;
import dev.holdfast.trial.fault.Injection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Signals to the plugin and to the processes that stand beside workloads.
 *
 * @param helper name of those processes
 */
record Signals(PluginSeat seat, String helper, RandomGenerator random) {
  String plugin(Injection injection) throws IOException {
    long pid = seat.pid();
    if (pid == 0) {
      return Injector.NOT_DONE + "no plugin lived at that moment";
    }
    switch (injection.kind().deed()) {
      case FREEZE -> freeze(pid, injection);
      case TERMINATE -> Shell.run("kill", "-TERM", String.valueOf(pid));
      default -> seat.kill();
    }
    return "pid " + pid;
  }

  private static void freeze(long pid, Injection injection) throws IOException {
    Shell.run("kill", "-STOP", String.valueOf(pid));
    try {
      Pause.of(injection.hold());
    } finally {
      Shell.run("kill", "-CONT", String.valueOf(pid));
    }
  }

  /** SIGKILL to one helper, any. */
  String killHelper() throws IOException {
    List<Long> found = new ArrayList<>();
    for (long pid : Proc.pids()) {
      if (isHelper(pid)) {
        found.add(pid);
      }
    }
    if (found.isEmpty()) {
      return Injector.NOT_DONE + "no %s lived at that moment".formatted(helper);
    }
    long pid = found.get(random.nextInt(found.size()));
    Shell.run("kill", "-KILL", String.valueOf(pid));
    return "pid " + pid;
  }

  private boolean isHelper(long pid) {
    List<String> command = Proc.commandLine(pid);
    return !command.isEmpty() && name(command.getFirst()).equals(helper);
  }

  private static String name(String program) {
    Path file = Path.of(program).getFileName();
    return file == null ? "" : file.toString();
  }
}
