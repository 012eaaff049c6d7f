package dev.holdfast.runtime.systemd.bus;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is made anew whenever it breaks, for as long as the link is open. One thread
 * connects, reads, and connects again.
 */
final class BusLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BusLink.class);
  private static final int AT_ONCE = 32;
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(2);

  private final Supplier<BusEndpoint> endpoint;
  private final Greeting greeting;
  private final BusListener listener;
  private final Attempts attempts = new Attempts();
  private final Thread thread;
  private volatile @Nullable BusWire wire;
  private volatile String awayBecause = "not connected yet";
  private volatile boolean closed;

  /** What is said on every new connection before anything else. */
  interface Greeting {
    List<BusCall> on(BusEndpoint endpoint);
  }

  /** What an answer says; runs in the thread of the caller. */
  interface AnswerReader<T> {
    T read(Message answer) throws DBusException;
  }

  BusLink(Supplier<BusEndpoint> endpoint, Greeting greeting, BusListener listener) {
    this.endpoint = endpoint;
    this.greeting = greeting;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("systemd-bus").unstarted(this::keepConnected);
  }

  void open() {
    thread.start();
  }

  /**
   * Calls and waits for the answer.
   *
   * @throws BusFailure if the answer is an error
   * @throws BusAway if there is none in time
   */
  <T> T call(BusCall call, Duration limit, AnswerReader<T> reader) {
    return answer(call, wire().send(call), limit, reader);
  }

  /**
   * Makes calls that change nothing, several at once; the answers come in the order of the calls.
   */
  <T> List<T> callAll(List<BusCall> calls, Duration limit, AnswerReader<T> reader) {
    BusWire current = wire();
    List<T> answers = new ArrayList<>(calls.size());
    for (int from = 0; from < calls.size(); from += AT_ONCE) {
      List<BusCall> batch = calls.subList(from, Math.min(calls.size(), from + AT_ONCE));
      List<CompletableFuture<Message>> sent = batch.stream().map(current::send).toList();
      for (int i = 0; i < batch.size(); i++) {
        answers.add(answer(batch.get(i), sent.get(i), limit, reader));
      }
    }
    return answers;
  }

  private static <T> T answer(
      BusCall call, CompletableFuture<Message> answer, Duration limit, AnswerReader<T> reader) {
    return read(call, awaited(call, answer, limit), reader);
  }

  private static <T> T read(BusCall call, Message answer, AnswerReader<T> reader) {
    try {
      return reader.read(answer);
    } catch (DBusException | RuntimeException e) {
      throw new BusAway("the answer to " + call + " was not understood: " + e.getMessage(), e);
    }
  }

  private static Message awaited(BusCall call, CompletableFuture<Message> answer, Duration limit) {
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(false);
      throw new BusAway("no answer to " + call + " within " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusAway("interrupted while waiting for " + call, e);
    } catch (ExecutionException e) {
      throw rethrown(call, e);
    }
  }

  private static RuntimeException rethrown(BusCall call, ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof BusFailure failure) {
      return failure;
    }
    return cause instanceof BusAway
        ? new BusAway(call + ": " + cause.getMessage(), cause)
        : new IllegalStateException(call + " failed", failed);
  }

  /** Where we are connected to, or empty while we are not. */
  Optional<BusEndpoint> connectedTo() {
    return Optional.ofNullable(wire).map(BusWire::endpoint);
  }

  private BusWire wire() {
    BusWire current = wire;
    if (current == null && !closed) {
      awaitAttempt();
      current = wire;
    }
    if (current == null) {
      throw new BusAway("no connection to systemd: " + awayBecause);
    }
    return current;
  }

  private void awaitAttempt() {
    try {
      attempts.askFor(ATTEMPT_LIMIT, () -> wire != null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepConnected() {
    while (!closed) {
      try (BusWire fresh = BusWire.connect(endpoint.get())) {
        use(fresh);
      } catch (IOException | RuntimeException e) {
        lost(e);
      }
      pause();
    }
  }

  private void use(BusWire fresh) throws IOException {
    greeting.on(fresh.endpoint()).forEach(call -> greet(fresh, call));
    wire = fresh;
    attempts.succeeded();
    LOG.debug("connected to systemd at {}", fresh.endpoint().socket());
    listener.connected();
    fresh.readUntilItBreaks(listener::signal);
  }

  private static void greet(BusWire fresh, BusCall call) {
    fresh
        .send(call)
        .thenAccept(_ -> {})
        .exceptionally(failed -> {
          LOG.warn("{} failed: {}", call, failed.getMessage());
          return null;
        });
  }

  private void lost(Exception cause) {
    awayBecause = String.valueOf(cause.getMessage());
    boolean wasConnected = wire != null;
    wire = null;
    attempts.failed();
    if (wasConnected && !closed) {
      LOG.info("the connection to systemd broke ({}), connecting again", awayBecause);
    }
  }

  private void pause() {
    try {
      if (!closed) {
        attempts.awaitNext();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    BusWire current = wire;
    if (current != null) {
      current.close();
    }
    thread.interrupt();
  }
}
