package dev.holdfast.suites.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One {@code nomad alloc exec}: JSON frames over a web socket. */
public final class ExecRun implements AutoCloseable {
  private static final int LIMIT_SECONDS = 30;

  private final NomadSocket socket;
  private final ExecFrames frames;

  /**
   * How it ended.
   *
   * @param stdout everything, also of stderr where there is a terminal
   */
  public record Result(int exitCode, String stdout, String stderr) {}

  private ExecRun(NomadSocket socket, ExecFrames frames) {
    this.socket = socket;
    this.frames = frames;
  }

  static ExecRun open(NomadApi api, String path) {
    ExecFrames frames = new ExecFrames();
    ExecRun run = new ExecRun(NomadSocket.open(api.webSocket(path), frames), frames);
    try {
      frames.open().join();
      return run;
    } catch (CompletionException e) {
      run.close();
      throw e;
    }
  }

  public void stdin(String text) {
    String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    send(Map.of("stdin", Map.of("data", data)));
  }

  public void closeStdin() {
    send(Map.of("stdin", Map.of("close", true)));
  }

  public void resize(int height, int width) {
    send(Map.of("tty_size", Map.of("height", height, "width", width)));
  }

  private void send(Object frame) {
    try {
      socket.send(NomadApi.JSON.writeValueAsString(frame));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Waits for the end of the command. */
  public Result result() throws InterruptedException, TimeoutException {
    try {
      JsonNode last = frames.end().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return new Result(
          last.path("result").path("exit_code").asInt(), frames.stdout(), frames.stderr());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** What has come so far. */
  public String stdout() {
    return frames.stdout();
  }

  @Override
  public void close() {
    socket.close();
  }
}
