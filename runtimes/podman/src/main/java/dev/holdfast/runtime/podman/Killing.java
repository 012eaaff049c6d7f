package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals to processes of this machine. */
public final class Killing {
  private Killing() {}

  /** Those that have ended meanwhile need none. */
  public static void send(List<Long> processes, Signal signal) {
    List<String> command = new ArrayList<>(List.of("kill", "-s", "" + signal.number(), "--"));
    processes.forEach(process -> command.add("" + process));
    try {
      Process kill = new ProcessBuilder(command).redirectErrorStream(true).start();
      kill.getInputStream().readAllBytes();
      kill.waitFor();
    } catch (IOException e) {
      throw new RuntimeUnavailable("kill(1) cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while sending " + signal, e);
    }
  }
}
