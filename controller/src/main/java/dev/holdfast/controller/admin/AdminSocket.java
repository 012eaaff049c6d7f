package dev.holdfast.controller.admin;

import dev.holdfast.controller.dump.JsonRenderer;
import dev.holdfast.controller.dump.NodeImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the live image on a Unix socket (0600); reads nothing, so nobody can order anything. */
public final class AdminSocket implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AdminSocket.class);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
  private static final int AT_ONCE = 8;

  /** Legal before any JSON; tells the caller that it is worth waiting for the rest. */
  private static final int SIGN_OF_LIFE = '\n';

  /** Whole, the image of some thousand tasks could be more than there is memory. */
  private static final int PART_BYTES = 1 << 16;

  private final BoundSocket socket;
  private final Supplier<NodeImage> images;
  private final JsonRenderer json = new JsonRenderer();
  private final Semaphore free = new Semaphore(AT_ONCE);

  private AdminSocket(BoundSocket socket, Supplier<NodeImage> images) {
    this.socket = socket;
    this.images = images;
  }

  /**
   * Starts serving for a state folder that this process owns; a socket that another process left
   * there is replaced.
   *
   * @param images makes the image, at once and without asking anybody
   * @throws IOException if the socket cannot be made; the message names it
   */
  public static AdminSocket open(Path stateDir, Supplier<NodeImage> images) throws IOException {
    AdminSocket server = new AdminSocket(BoundSocket.bind(AdminPath.of(stateDir)), images);
    new AcceptLoop(server.socket.channel(), "admin", server::take).start();
    return server;
  }

  /** Where it listens. */
  public Path path() {
    return socket.path();
  }

  private void take(SocketChannel peer) throws IOException {
    if (!free.tryAcquire()) {
      peer.close();
      return;
    }
    Thread.ofVirtual().name("admin-answer").start(() -> answer(peer));
  }

  private void answer(SocketChannel peer) {
    try (peer;
        Deadline _ = Deadline.closing(peer, LONGEST_ANSWER)) {
      if (socket.trusts(peer.getOption(ExtendedSocketOptions.SO_PEERCRED).user())) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(peer), PART_BYTES);
        out.write(SIGN_OF_LIFE);
        out.flush();
        json.write(images.get(), false, out);
        out.flush();
      }
    } catch (IOException e) {
      log.debug("nobody waited for the answer: {}", e.toString());
    } catch (RuntimeException e) {
      log.error("the image could not be made", e);
    } finally {
      free.release();
    }
  }

  /** Ends serving and removes the socket. A second call does nothing. */
  @Override
  public void close() {
    socket.close();
  }
}
