package dev.holdfast.runtime.systemd.exec;

import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A command on three pipes. */
public final class PipedSession implements ExecSession {
  private final Process process;
  private final HandedOutput stdin;
  private final HandedInput stdout;
  private final HandedInput stderr;

  private PipedSession(Process process) {
    this.process = process;
    String name = "exec-" + process.pid();
    OutputStream sink = process.getOutputStream();
    this.stdin = HandedOutput.start(name + "-in", bytes -> writeNow(sink, bytes), sink);
    this.stdout = HandedInput.start(name + "-out", process.getInputStream()::read);
    this.stderr = HandedInput.start(name + "-err", process.getErrorStream()::read);
  }

  private static void writeNow(OutputStream sink, byte[] bytes) throws IOException {
    sink.write(bytes);
    sink.flush();
  }

  public static PipedSession start(Target target, List<String> command) throws IOException {
    EnterCommand enter = EnterCommand.of(target, command);
    ProcessBuilder builder = new ProcessBuilder(enter.arguments());
    builder.environment().clear();
    builder.environment().putAll(enter.environment());
    return new PipedSession(builder.start());
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
    return stderr;
  }

  @Override
  public void resize(int rows, int columns) {
    // There is no terminal.
  }

  @Override
  public ExitStatus await() throws InterruptedException {
    return ExitStatus.exited(process.waitFor());
  }

  @Override
  public void close() {
    Sessions.kill(process.pid());
    process.destroyForcibly();
    stdout.close();
    stderr.close();
    try {
      stdin.abandon();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
