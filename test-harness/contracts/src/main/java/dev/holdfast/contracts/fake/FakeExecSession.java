package dev.holdfast.contracts.fake;

import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A command of {@link FakePrograms} beside a workload. Copies what it reads where it is told to.
 */
final class FakeExecSession implements ExecSession {
  private final CompletableFuture<ExitStatus> end = new CompletableFuture<>();
  private final FakePipe out = new FakePipe();
  private final FakePipe errors = new FakePipe();
  private final FakeProgram program;

  private FakeExecSession(FakeProgram program) {
    this.program = program;
  }

  static FakeExecSession start(FakeProgram program, boolean terminal) {
    FakeExecSession session = new FakeExecSession(program);
    FakePipe errors = terminal ? session.out : session.errors;
    session.out.put(program.stdout());
    errors.put(program.stderr());
    program.endByItself().ifPresent(session::end);
    return session;
  }

  /** Ends the command; a second end changes nothing. */
  void end(ExitStatus status) {
    end.complete(status);
    out.close();
    errors.close();
  }

  @Override
  public OutputStream stdin() {
    return program.copiesInput() ? copying() : OutputStream.nullOutputStream();
  }

  private OutputStream copying() {
    OutputStream copy = out.writer();
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        copy.write(value);
      }

      @Override
      public void close() {
        end(ExitStatus.exited(0));
      }
    };
  }

  @Override
  public InputStream stdout() {
    return out.reader();
  }

  @Override
  public InputStream stderr() {
    return errors.reader();
  }

  @Override
  public void resize(int rows, int columns) {}

  @Override
  public ExitStatus await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a command's end never fails", e);
    }
  }

  @Override
  public void close() {
    end(ExitStatus.killed(Signal.KILL.number()));
  }
}
