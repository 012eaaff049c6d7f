package dev.holdfast.runtime.podman.api;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests over one socket. The transport's own time limit does nothing on Unix sockets, so each
 * request runs on a thread that is interrupted at the deadline; that closes its connection. No
 * connection is used twice: one that outlived a restart of the service would fail a request of
 * which nobody knows whether it arrived, and a new one costs a fraction of a millisecond.
 */
public final class SocketHttp implements AutoCloseable {
  private final DockerHttpClient client;
  private final String where;

  /**
   * Opens nothing yet.
   *
   * @param endpoint {@code unix:///path} or {@code http://host:port}
   */
  public SocketHttp(String endpoint) {
    this.where = endpoint;
    this.client =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(URI.create(endpoint))
            .maxConnections(Integer.MAX_VALUE)
            .build();
  }

  /**
   * Asks and reads the whole answer.
   *
   * @throws PodmanAway if there was none in time
   * @throws PodmanRefusal if it is a refusal
   */
  public Reply ask(Request request, Duration limit) {
    Reply reply = timed(request, limit, this::readWhole);
    if (reply.isRefusal()) {
      throw reply.refusal();
    }
    return reply;
  }

  /**
   * Asks and answers as soon as the status is known; the body is read later, without a limit.
   *
   * @throws PodmanAway if there was no status in time
   * @throws PodmanRefusal if it is a refusal
   */
  public Response open(Request request, Duration limit) {
    Response response = timed(request, limit, opened -> opened);
    if (response.getStatusCode() >= 400) {
      throw timed(response, limit).refusal();
    }
    return response;
  }

  private interface Reading<T> {
    T read(Response response) throws IOException;
  }

  private <T> T timed(Request request, Duration limit, Reading<T> reading) {
    return run(
        limit,
        () -> {
          Request once = Request.builder().from(request).putHeader("Connection", "close").build();
          return reading.read(client.execute(once));
        });
  }

  private Reply timed(Response response, Duration limit) {
    return run(limit, () -> readWhole(response));
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T run(Duration limit, Work<T> work) {
    FutureTask<T> task = new FutureTask<>(work::run);
    Thread thread = Thread.ofVirtual().name("podman-request").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new PodmanAway(
          "Podman at %s did not answer within %d s".formatted(where, limit.toSeconds()), e);
    } catch (ExecutionException e) {
      throw new PodmanAway("Podman at %s: %s".formatted(where, reason(e)), e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new PodmanAway("interrupted while asking Podman at " + where, e);
    }
  }

  private static String reason(ExecutionException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private Reply readWhole(Response response) throws IOException {
    try (response;
        InputStream body = response.getBody()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return new Reply(response.getStatusCode(), headers(response), text);
    }
  }

  private static Map<String, String> headers(Response response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .getHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  /** Ends the transport. A second call does nothing. */
  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new PodmanAway("the transport to " + where + " was not closed", e);
    }
  }
}
