package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Containers whose monitor (conmon) is dead. Podman hears of an end from the monitor only: without
 * it a container is running for ever, whatever its processes do (tried with Podman 4.3.1).
 */
final class LostMonitors {
  private static final Path PROC = Path.of("/proc");
  private static final ExitStatus UNSEEN =
      new ExitStatus.Lost("the container's monitor (conmon) was killed, so its end was not seen");

  private final Map<String, Instant> noticedAt = new ConcurrentHashMap<>();

  /**
   * Corrects what Podman says of a container, where monitor and main process are known dead.
   *
   * @param facts asked for after they were seen to be gone
   */
  Observation correct(ContainerFacts facts, Observation told) {
    return told instanceof Running running && isGone(facts)
        ? new Exited(
            running.invocation(),
            running.incarnation(),
            UNSEEN,
            noticedAt.computeIfAbsent(facts.id(), _ -> Instant.now()))
        : told;
  }

  /** Whether neither monitor nor main process is there of a container that was said to run. */
  boolean isGone(ContainerFacts facts) {
    return facts.pid() > 0
        && isMonitorOfThisMachine(facts)
        && !says(facts.monitorPid(), "cmdline", facts.id())
        && !isAlive(facts);
  }

  /** Of a service elsewhere the numbers mean nothing here. */
  private static boolean isMonitorOfThisMachine(ContainerFacts facts) {
    try {
      String written = Files.readString(facts.monitorPidFile()).strip();
      return written.equals(String.valueOf(facts.monitorPid()));
    } catch (IOException _) {
      return false;
    }
  }

  /** Where it has a group of its own, another process with its number is not taken for it. */
  private static boolean isAlive(ContainerFacts facts) {
    return facts.cgroup().isEmpty()
        ? Files.exists(PROC.resolve(String.valueOf(facts.pid())))
        : says(facts.pid(), "cgroup", facts.id());
  }

  private static boolean says(long process, String file, String text) {
    try {
      Path path = PROC.resolve(String.valueOf(process)).resolve(file);
      return Files.readString(path, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException _) {
      return false; // There is no such process.
    }
  }

  /** The container is removed. */
  void forget(String container) {
    noticedAt.remove(container);
  }
}
