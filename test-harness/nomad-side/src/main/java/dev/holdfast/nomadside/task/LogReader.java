package dev.holdfast.nomadside.task;

import dev.holdfast.nomadside.observe.Proc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies one pipe to one file until the last writer closes it, in a process of its own: like
 * Nomad's logmon it outlives the agent, and a test can kill it.
 */
record LogReader(Path fifo, Path file) {
  private static final String COPY = "exec cat -- \"$1\" >>\"$2\"";

  /** Starts a reader unless one is there. It waits for a writer without anybody waiting for it. */
  void start() throws IOException {
    if (pids().isEmpty()) {
      new ProcessBuilder("/bin/sh", "-c", COPY, "logmon", fifo.toString(), file.toString())
          .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    }
  }

  /** The processes that read this pipe for us, also those that a dead agent started. */
  List<Long> pids() throws IOException {
    return Proc.pids().stream()
        .filter(pid -> Proc.commandLine(pid).contains(fifo.toString()))
        .filter(pid -> Proc.identity(pid).isPresent())
        .toList();
  }

  /** SIGKILL to the reader. */
  void kill() throws IOException {
    for (long pid : pids()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
