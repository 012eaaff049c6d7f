package dev.holdfast.runtime.podman.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far a shipment is.
 *
 * @param file inode of the log file
 * @param offset bytes of it that are shipped
 */
public record Position(long file, long offset, State state) {

  /** Whether there is more to come. */
  public enum State {
    SHIPPING(0),
    /** All is shipped. */
    COMPLETE(1),
    /** The container has ended and nobody reads the rest. */
    GIVEN_UP(2);

    private final long code;

    State(long code) {
      this.code = code;
    }

    private static Optional<State> of(long code) {
      return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
  }

  private static final int BYTES = 3 * Long.BYTES;

  static final Position START = new Position(0, 0, State.SHIPPING);

  public boolean isOver() {
    return state != State.SHIPPING;
  }

  Position at(State now) {
    return new Position(file, offset, now);
  }

  void write(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(file).putLong(offset).putLong(state.code).flip();
    channel.write(bytes, 0);
  }

  /** What a position file says; empty where there is none or it is not whole. */
  public static Optional<Position> read(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      if (channel.read(bytes, 0) < BYTES) {
        return Optional.empty();
      }
      bytes.flip();
      long file = bytes.getLong();
      long offset = bytes.getLong();
      return State.of(bytes.getLong())
          .filter(_ -> offset >= 0)
          .map(state -> new Position(file, offset, state));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
