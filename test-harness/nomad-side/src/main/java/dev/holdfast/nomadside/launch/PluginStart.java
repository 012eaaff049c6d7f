package dev.holdfast.nomadside.launch;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that was started and has perhaps not shown its handshake yet. Tests of refused launches
 * use it directly, because they want the exit code and what was printed; everybody else begins with
 * {@link PluginProcess#launch(PluginFile)}.
 */
public final class PluginStart {
  private final Process process;
  private final StdoutWatch stdout = new StdoutWatch();
  private final PluginLog log = new PluginLog();

  private PluginStart(Process process) {
    this.process = process;
  }

  /**
   * Starts the process and the readers of its pipes.
   *
   * @throws LaunchException if the file cannot be executed
   */
  public static PluginStart of(PluginFile file) {
    try {
      PluginStart start = new PluginStart(builder(file).start());
      start.readPipes(file.name());
      return start;
    } catch (IOException e) {
      throw new LaunchException("%s cannot be executed".formatted(file.executable()), e);
    }
  }

  private static ProcessBuilder builder(PluginFile file) {
    List<String> command = new ArrayList<>();
    command.add(file.executable().toString());
    command.addAll(file.args());
    ProcessBuilder builder = new ProcessBuilder(command).directory(file.directory().toFile());
    builder.redirectInput(new File("/dev/null"));
    NomadVariables.apply(file, builder.environment());
    return builder;
  }

  private void readPipes(String name) {
    OutputPump.start(name + "-stdout", process.getInputStream(), stdout::line);
    OutputPump.start(
        name + "-stderr", process.getErrorStream(), text -> log.add(LogLineParser.parse(text)));
  }

  /**
   * Waits for the handshake.
   *
   * @throws LaunchException with the agent's words if there is none or a wrong one
   */
  public Handshake handshake(Duration limit) {
    CompletableFuture<String> ended =
        process
            .onExit()
            .thenApply(gone -> {
              throw new LaunchException("plugin exited before we could connect\n" + log.text());
            });
    try {
      Object line =
          CompletableFuture.anyOf(stdout.first(), ended)
              .get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return Handshake.parse(String.valueOf(line));
    } catch (TimeoutException late) {
      throw new LaunchException("timeout while waiting for plugin to start", late);
    } catch (ExecutionException gone) {
      return lateHandshake(gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LaunchException("The wait for the handshake was interrupted", stopped);
    }
  }

  private Handshake lateHandshake(ExecutionException gone) {
    throw gone.getCause() instanceof LaunchException told
        ? told
        : new LaunchException("The wait for the handshake failed", gone);
  }

  public long pid() {
    return process.pid();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Waits for the end; empty if the process still runs afterwards. */
  public OptionalInt awaitExit(Duration limit) throws InterruptedException {
    process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    return exitCode();
  }

  /** The exit code, empty while the process runs. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Everything on stdout so far, the handshake included. */
  public List<String> stdout() {
    return stdout.all();
  }

  public PluginLog log() {
    return log;
  }

  /** Closes our ends of stdout and stderr, as the death of an agent does. */
  void closePipes() throws IOException {
    process.getInputStream().close();
    process.getErrorStream().close();
  }
}
