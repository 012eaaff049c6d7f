package dev.holdfast.nomadside.task;

import dev.holdfast.nomadside.observe.Proc;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Copies one pipe to one file until the last writer closes it, in a process of its own: like
 * Nomad's logmon it outlives the agent, and a test can kill it. Its number is kept beside the pipe,
 * so that the next agent finds it.
 */
record LogReader(Path fifo, Path file) {
  private static final int DEATH_SECONDS = 5;
  private static final String COPY = "exec cat -- \"$1\" >>\"$2\"";

  private Path pidFile() {
    return fifo.resolveSibling(fifo.getFileName() + ".reader");
  }

  /** Starts a reader unless one is there. It waits for a writer without anybody waiting for it. */
  void start() throws IOException {
    if (pid().isPresent()) {
      return;
    }
    Process reader =
        new ProcessBuilder("/bin/sh", "-c", COPY, "logmon", fifo.toString(), file.toString())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Files.writeString(pidFile(), String.valueOf(reader.pid()));
  }

  /** The process that reads this pipe for us, also one that a dead agent started. */
  OptionalLong pid() throws IOException {
    String kept = Files.exists(pidFile()) ? Files.readString(pidFile()) : "";
    if (kept.isEmpty()) {
      return OptionalLong.empty();
    }
    long pid = Long.parseLong(kept);
    boolean ours = Proc.commandLine(pid).contains(fifo.toString());
    return ours && Proc.identity(pid).isPresent() ? OptionalLong.of(pid) : OptionalLong.empty();
  }

  /**
   * SIGKILL to the reader, and wait for its end: one that still dies must not pass for the next.
   */
  void kill() throws IOException {
    OptionalLong pid = pid();
    if (pid.isPresent()) {
      ProcessHandle.of(pid.getAsLong()).ifPresent(LogReader::killAndWait);
    }
  }

  private static void killAndWait(ProcessHandle reader) {
    reader.destroyForcibly();
    var _ = reader.onExit().completeOnTimeout(reader, DEATH_SECONDS, TimeUnit.SECONDS).join();
  }
}
