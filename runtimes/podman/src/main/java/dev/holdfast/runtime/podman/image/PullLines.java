package dev.holdfast.runtime.podman.image;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines of a pull, as they come. Closing it ends the connection, and so the pull. */
final class PullLines implements AutoCloseable {

  /** What came. */
  sealed interface Came {}

  record Line(String text) implements Came {}

  /** Nothing more comes; the reason is empty where the answer is whole. */
  record End(Optional<String> broken) implements Came {}

  private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
  private final Thread reader;

  PullLines(Response response) {
    reader = Thread.ofVirtual().name("podman-pull").start(() -> read(response));
  }

  private void read(Response response) {
    try (response;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> came.add(new Line(line)));
      came.add(new End(Optional.empty()));
    } catch (IOException | UncheckedIOException e) {
      came.add(new End(Optional.of(String.valueOf(e.getMessage()))));
    }
  }

  /** The next one; empty where none came in that time. */
  Optional<Came> next(Duration limit) throws InterruptedException {
    return Optional.ofNullable(came.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** An interrupted read closes its connection. */
  @Override
  public void close() {
    reader.interrupt();
  }
}
