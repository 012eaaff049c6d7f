package dev.holdfast.runtime.systemd.bus;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.transports.AbstractTransport;
import org.freedesktop.dbus.connections.transports.TransportBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;

/** One connection, good until it breaks. Calls may come from any thread; one thread reads. */
final class BusWire implements AutoCloseable {
  private static final byte NO_FLAGS = 0;

  private final AbstractTransport transport;
  private final BusEndpoint endpoint;
  private final Map<Long, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();
  private final ReentrantLock writing = new ReentrantLock();

  private BusWire(AbstractTransport transport, BusEndpoint endpoint) {
    this.transport = transport;
    this.endpoint = endpoint;
  }

  static BusWire connect(BusEndpoint endpoint) throws IOException {
    try {
      return connected(transport(endpoint), endpoint);
    } catch (DBusException e) {
      throw new IOException("no connection to " + endpoint.socket() + ": " + e.getMessage(), e);
    }
  }

  /** The builder would connect once, and the transport again beside it. */
  private static AbstractTransport transport(BusEndpoint endpoint)
      throws DBusException, IOException {
    return TransportBuilder.create(endpoint.address())
        .configure()
        .withAutoConnect(false)
        .back()
        .build();
  }

  private static BusWire connected(AbstractTransport transport, BusEndpoint endpoint)
      throws IOException {
    try {
      transport.connect();
      return new BusWire(transport, endpoint);
    } catch (IOException | RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  BusEndpoint endpoint() {
    return endpoint;
  }

  /** Sends a call; what its answer says is read by {@link #arguments}, in the caller's thread. */
  CompletableFuture<Message> send(BusCall call) {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    writing.lock();
    try {
      MethodCall message = message(call);
      long serial = message.getSerial();
      waiting.put(serial, answer);
      transport.writeMessage(message);
    } catch (IOException e) {
      answer.completeExceptionally(new BusAway("the connection broke: " + e.getMessage(), e));
    } catch (DBusException e) {
      answer.completeExceptionally(new IllegalArgumentException("cannot encode " + call, e));
    } finally {
      writing.unlock();
    }
    return answer;
  }

  private MethodCall message(BusCall call) throws DBusException {
    return transport
        .getMessageFactory()
        .createMethodCall(
            null,
            endpoint.direct() ? null : call.service(),
            call.path(),
            call.interfaceName(),
            call.member(),
            NO_FLAGS,
            call.signature().isEmpty() ? null : call.signature(),
            call.arguments().toArray());
  }

  /** Delivers answers and signals until the connection breaks or is closed. */
  void readUntilItBreaks(Consumer<BusSignal> signals) throws IOException {
    try {
      while (transport.isConnected()) {
        Message message = transport.readMessage();
        if (message != null) {
          deliver(message, signals);
        }
      }
      throw new EOFException("closed");
    } catch (DBusException e) {
      throw new IOException("not understood: " + e.getMessage(), e);
    }
  }

  private void deliver(Message message, Consumer<BusSignal> signals) throws DBusException {
    switch (message) {
      case DBusSignal signal -> signals.accept(signal(signal));
      case Error error -> answerTo(message).completeExceptionally(failure(error));
      case MethodReturn answer -> answerTo(message).complete(answer);
      default -> {}
    }
  }

  private CompletableFuture<Message> answerTo(Message message) {
    CompletableFuture<Message> asked = waiting.remove(message.getReplySerial());
    return asked == null ? new CompletableFuture<>() : asked;
  }

  private static BusFailure failure(Error error) throws DBusException {
    List<Object> arguments = arguments(error);
    String text = arguments.isEmpty() ? error.getName() : String.valueOf(arguments.getFirst());
    return new BusFailure(error.getName(), text);
  }

  private static BusSignal signal(DBusSignal signal) throws DBusException {
    boolean hintOnly = signal.getName().equals("PropertiesChanged");
    return new BusSignal(
        signal.getPath(), signal.getName(), hintOnly ? List.of() : arguments(signal));
  }

  static List<Object> arguments(Message message) throws DBusException {
    Object[] parameters = message.getParameters();
    return parameters == null ? List.of() : PlainValues.all(parameters);
  }

  /** Every caller that still waits gets {@link BusAway}. */
  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      // Closing is all that was left to do with it.
    }
    waiting
        .values()
        .forEach(
            asked -> asked.completeExceptionally(new BusAway("the connection to systemd broke")));
  }
}
