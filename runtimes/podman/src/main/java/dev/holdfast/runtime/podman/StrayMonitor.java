package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.linux.Pauses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor of a container that Podman says was never started: its service has died under the
 * start. Monitor and first process are ended by the command by which the monitor itself would do
 * it.
 */
final class StrayMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(StrayMonitor.class);
  private static final Path PROCESSES = Path.of("/proc");
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final ProcessHandle monitor;
  private final List<String> command;

  private StrayMonitor(ProcessHandle monitor, List<String> command) {
    this.monitor = monitor;
    this.command = command;
  }

  /** Ends whatever there is of a container that Podman believes not to run. */
  static void endAll(String container) {
    for (StrayMonitor each : find(container)) {
      LOG.info("ending what a start of {} has left under a service that died", container);
      each.end(container);
    }
  }

  private static List<StrayMonitor> find(String container) {
    List<StrayMonitor> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        List<String> command = command(process);
        if (isMonitor(command, container)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
              .ifPresent(handle -> found.add(new StrayMonitor(handle, command)));
        }
      }
    } catch (IOException e) {
      LOG.warn(
          "whether a start of {} has left processes is not known: {}", container, e.toString());
    }
    return found;
  }

  private static List<String> command(Path process) {
    try {
      String text =
          new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.ISO_8859_1);
      return List.of(text.split("\0", -1));
    } catch (IOException _) {
      return List.of(); // It has ended since it was listed.
    }
  }

  static boolean isMonitor(List<String> command, String container) {
    return !command.isEmpty()
        && isMonitor(command.getFirst())
        && after("-c", command).contains(container);
  }

  /** The runtime's own command to remove the container, by the monitor's command line. */
  static List<String> removal(List<String> monitor, String container) {
    List<String> command = new ArrayList<>(after("-r", monitor).stream().limit(1).toList());
    command.addAll(List.of("delete", "--force", container));
    return command;
  }

  private static List<String> after(String option, List<String> command) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i + 1 < command.size(); i++) {
      if (command.get(i).equals(option)) {
        values.add(command.get(i + 1));
      }
    }
    return values;
  }

  private void end(String container) {
    awaitCreation();
    remove(container);
    monitor.descendants().forEach(ProcessHandle::destroyForcibly);
    try {
      monitor.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      monitor.destroyForcibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    remove(container); // Its files may have come with the last of the processes.
  }

  /**
   * On control groups v1 the runtime freezes the container while it sets its limits. Killed just
   * then, it would leave a process that no signal reaches.
   */
  private void awaitCreation() {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (monitor.descendants().anyMatch(StrayMonitor::isCreating)
        && System.nanoTime() < deadline) {
      Pauses.pause(PAUSE);
    }
  }

  /** The runtime's command, or the monitor's child that is about to become it. */
  private static boolean isCreating(ProcessHandle process) {
    List<String> command = command(PROCESSES.resolve(String.valueOf(process.pid())));
    return isCreating(command);
  }

  static boolean isCreating(List<String> command) {
    return command.contains("create") || (!command.isEmpty() && isMonitor(command.getFirst()));
  }

  private static boolean isMonitor(String program) {
    return Path.of(program).endsWith("conmon");
  }

  /** It may not know the container yet; then ending the processes is enough. */
  private void remove(String container) {
    List<String> removal = removal(command, container);
    try {
      Process process = new ProcessBuilder(removal).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be run: {}", removal, e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
