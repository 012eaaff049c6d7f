package dev.holdfast.nomadside.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Nomad's log collection for one task: two pipes, two readers, two files. The readers are opened at
 * the task's prestart only, as in Nomad: after an end of file nobody reads until the next one.
 */
public final class LogCollector {
  private static final Duration POLL = Duration.ofMillis(20);

  private final TaskFolders folders;
  private final LogReader stdout;
  private final LogReader stderr;

  public LogCollector(TaskFolders folders) {
    this.folders = folders;
    this.stdout = new LogReader(folders.stdoutFifo(), folders.stdoutFile());
    this.stderr = new LogReader(folders.stderrFifo(), folders.stderrFile());
  }

  /** Makes the pipes, mode 0600, where they are missing; nobody reads them yet. */
  public void makePipes() throws IOException {
    Fifos.make(folders.stdoutFifo());
    Fifos.make(folders.stderrFifo());
  }

  /** Pipes and readers, as before every StartTask and after every RecoverTask of an agent start. */
  public void prestart() throws IOException {
    makePipes();
    stdout.start();
    stderr.start();
  }

  /** Processes that read now. */
  public List<Long> readers() throws IOException {
    List<Long> pids = new ArrayList<>();
    stdout.pid().ifPresent(pids::add);
    stderr.pid().ifPresent(pids::add);
    return pids;
  }

  /** SIGKILL to both readers. */
  public void kill() throws IOException {
    stdout.kill();
    stderr.kill();
  }

  /** After the task's end: gives the readers a moment for what is left in the pipes. */
  public void finish(Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!readers().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    kill();
  }

  /** What has arrived in the stdout file; empty text before the first line. */
  public String stdout() throws IOException {
    return text(folders.stdoutFile());
  }

  public String stderr() throws IOException {
    return text(folders.stderrFile());
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }
}
