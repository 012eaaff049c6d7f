package dev.holdfast.suites.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes a stage once: at the end, or when the program is interrupted before. */
final class Curtain implements AutoCloseable {
  private final Stage stage;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Curtain(Stage stage) {
    this.stage = stage;
  }

  static Curtain before(Stage stage) {
    Curtain curtain = new Curtain(stage);
    Runtime.getRuntime().addShutdownHook(new Thread(curtain::closeAfterInterrupt, "curtain"));
    return curtain;
  }

  private void closeAfterInterrupt() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      stage.close();
    }
  }
}
