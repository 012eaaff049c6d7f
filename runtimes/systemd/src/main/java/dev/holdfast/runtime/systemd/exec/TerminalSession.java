package dev.holdfast.runtime.systemd.exec;

import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.linux.libc.Pty;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command on a terminal. It is over when the command itself ends, although something that it
 * started may still hold the terminal.
 */
public final class TerminalSession implements ExecSession {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalSession.class);

  private final Process process;
  private final Pty pty;
  private final HandedOutput stdin;
  private final HandedInput stdout;
  private final AtomicBoolean closed = new AtomicBoolean();

  private TerminalSession(Process process, Pty pty) {
    this.process = process;
    this.pty = pty;
    String name = "exec-" + process.pid();
    this.stdin = HandedOutput.start(name + "-in", pty::write, () -> {});
    this.stdout = HandedInput.start(name + "-tty", pty::read);
    Thread.ofPlatform().daemon().name(name + "-end").start(this::endWithTheCommand);
  }

  public static TerminalSession start(Target target, List<String> command) throws IOException {
    Pty pty = Pty.open();
    try {
      Files.setAttribute(Path.of(pty.slave()), "unix:uid", Integer.parseInt(target.uid()));
      EnterCommand enter = EnterCommand.onTerminal(target, command, pty.slave());
      ProcessBuilder builder = new ProcessBuilder(enter.arguments());
      builder.environment().clear();
      builder.environment().putAll(enter.environment());
      builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
      builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
      return new TerminalSession(builder.start(), pty);
    } catch (IOException | RuntimeException e) {
      pty.close();
      throw e;
    }
  }

  private void endWithTheCommand() {
    try {
      process.waitFor();
      endTerminal();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void endTerminal() {
    try {
      if (!closed.get()) {
        pty.end();
      }
    } catch (IOException e) {
      LOG.warn("the terminal {} did not end: {}", pty.slave(), e.getMessage());
    }
  }

  @Override
  public OutputStream stdin() {
    return stdin;
  }

  @Override
  public InputStream stdout() {
    return stdout;
  }

  @Override
  public InputStream stderr() {
    return InputStream.nullInputStream();
  }

  @Override
  public synchronized void resize(int rows, int columns) {
    try {
      if (!closed.get()) {
        pty.resize(rows, columns);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be resized", e);
    }
  }

  @Override
  public ExitStatus await() throws InterruptedException {
    return ExitStatus.exited(process.waitFor());
  }

  @Override
  public void close() {
    Sessions.kill(process.pid());
    process.destroyForcibly();
    endTerminal();
    closeTerminal();
  }

  /** The terminal's number may be given to others once closed: its users must have left it. */
  private synchronized void closeTerminal() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try (pty) {
      stdout.close();
      stdin.abandon();
      stdout.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("the terminal {} was not closed: {}", pty.slave(), e.getMessage());
    }
  }
}
