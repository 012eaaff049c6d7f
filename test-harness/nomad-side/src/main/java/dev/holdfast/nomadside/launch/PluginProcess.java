package dev.holdfast.nomadside.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A plugin process that this process launched, or one that it found again. Dropping this object
 * leaves the process alone, as the death of an agent does.
 */
public final class PluginProcess {
  /** How long go-plugin waits for the handshake. */
  public static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final ProcessHandle handle;
  private final Address address;

  /** Absent for a plugin that was found again: its pipes ended with their agent. */
  private final Optional<PluginStart> start;

  private final long readyNanos = System.nanoTime();

  private PluginProcess(ProcessHandle handle, Address address, Optional<PluginStart> start) {
    this.handle = handle;
    this.address = address;
    this.start = start;
  }

  /** Launches with Nomad's own time limit. */
  public static PluginProcess launch(PluginFile file) {
    return launch(file, START_LIMIT);
  }

  /**
   * Launches the executable and reads its handshake.
   *
   * @throws LaunchException if an agent would have given up; the process is killed then
   */
  public static PluginProcess launch(PluginFile file, Duration limit) {
    PluginStart start = PluginStart.of(file);
    try {
      Address address = start.handshake(limit).address();
      return new PluginProcess(start.handle(), address, Optional.of(start));
    } catch (LaunchException refused) {
      start.kill();
      throw refused;
    }
  }

  /**
   * Takes up a plugin that another agent process launched.
   *
   * @throws LaunchException if there is no such process
   */
  public static PluginProcess reattach(Reattach reattach) {
    ProcessHandle found =
        ProcessHandle.of(reattach.pid())
            .filter(ProcessHandle::isAlive)
            .orElseThrow(() -> new LaunchException("Reattachment process not found"));
    return new PluginProcess(found, reattach.address(), Optional.empty());
  }

  public long pid() {
    return handle.pid();
  }

  /** When its handshake line was read, or it was taken up, on the clock of {@code nanoTime}. */
  public long readyNanos() {
    return readyNanos;
  }

  public Address address() {
    return address;
  }

  public Reattach reattach() {
    return new Reattach(pid(), address);
  }

  public boolean isAlive() {
    return handle.isAlive();
  }

  /** Completes when the process has ended, within a second for one that was found again. */
  public CompletableFuture<Void> exited() {
    return handle.onExit().thenAccept(gone -> {});
  }

  /** SIGKILL. A second call does nothing. */
  public void kill() {
    handle.destroyForcibly();
  }

  /** Waits for the end; false if the process is still there afterwards. */
  public boolean awaitExit(Duration limit) {
    try {
      exited().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new LaunchException("The wait for the end of plugin " + pid() + " failed", e);
    }
  }

  /** The exit code of a process that we launched and that has ended. */
  public OptionalInt exitCode() {
    return start.map(PluginStart::exitCode).orElse(OptionalInt.empty());
  }

  /** Everything on stdout: the handshake line and, where a plugin misbehaves, more. */
  public List<String> stdout() {
    return start.map(PluginStart::stdout).orElse(List.of());
  }

  public PluginLog log() {
    return start.map(PluginStart::log).orElseGet(PluginLog::new);
  }

  /** Closes our ends of stdout and stderr, as the death of the agent does. */
  public void closePipes() throws IOException {
    if (start.isPresent()) {
      start.get().closePipes();
    }
  }
}
