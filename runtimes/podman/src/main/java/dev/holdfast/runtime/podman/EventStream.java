package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a service's events on as hints, on one stream for all its containers. A stream that ends
 * is opened again with growing pauses, and then anything may have changed.
 */
final class EventStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KINDS =
      List.of("died", "remove", "start", "stop", "pause", "unpause", "rename");
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final PodmanApi api;
  private final List<WatchListener> watchers;
  private final Function<String, Optional<WorkloadId>> known;
  private @Nullable Thread reader;
  private volatile boolean closed;

  EventStream(
      PodmanApi api, List<WatchListener> watchers, Function<String, Optional<WorkloadId>> known) {
    this.api = api;
    this.watchers = watchers;
    this.known = known;
  }

  /** Begins to read; a second call does nothing. */
  synchronized void start() {
    if (reader == null && !closed) {
      reader = Thread.ofVirtual().name("podman-events").start(this::run);
    }
  }

  private void run() {
    Duration pause = SHORTEST_PAUSE;
    while (!closed) {
      pause = follow() ? SHORTEST_PAUSE : longer(pause);
      rest(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      closed = true;
    }
  }

  /** Reads a stream to its end; answers whether there was one. */
  private boolean follow() {
    try (Response response = api.events(KINDS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8))) {
      tell(WatchListener::lookAgainAtAll);
      lines.lines().takeWhile(_ -> !closed).forEach(this::pass);
      return true;
    } catch (PodmanAway | PodmanRefusal | IOException | java.io.UncheckedIOException e) {
      LOG.debug("no events from {}: {}", api.endpoint().uri(), e.getMessage());
      return false;
    }
  }

  private void pass(String line) {
    try {
      JsonNode event = JSON.readTree(line);
      JsonNode actor = event.path("Actor");
      ContainerNames.idOf(actor.path("Attributes").path("name").asText())
          .or(() -> known.apply(actor.path("ID").asText()))
          .ifPresent(id -> tell(watcher -> watcher.lookAgain(id)));
    } catch (IOException e) {
      LOG.warn("Podman sent an event that is not JSON: {}", e.getMessage());
    }
  }

  /** A watcher that fails must not end the stream that told it. */
  private void tell(Consumer<WatchListener> hint) {
    for (WatchListener watcher : watchers) {
      try {
        hint.accept(watcher);
      } catch (RuntimeException e) {
        LOG.error("a watcher of Podman's containers failed", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (reader != null) {
      reader.interrupt();
    }
  }
}
