package dev.holdfast.runtime.podman.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Brings one container's output to its pipes. Run by one thread at a time; may be closed by
 * another. A position is noted after what comes before it was written: whoever dies between the two
 * writes at most one buffer twice.
 */
final class Carrier implements Closeable {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Shipment shipment;
  private final LogFiles log;
  private final Monitor monitor;
  private final Sink stdout;
  private final Sink stderr;
  private final FileChannel positions;
  private final LogRecords records = new LogRecords();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private Position position;
  private ByteBuffer restOut = ByteBuffer.allocate(0);
  private ByteBuffer restErr = ByteBuffer.allocate(0);
  private long afterRest;
  private volatile boolean ended;
  private volatile long unreadSince;

  private Carrier(
      Shipment shipment, Position position, FileChannel positions, Sink stdout, Sink stderr) {
    this.shipment = shipment;
    this.log = new LogFiles(shipment.logFile());
    this.monitor = new Monitor(shipment.monitorPidFile());
    this.position = position;
    this.positions = positions;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  static Carrier open(Path folder, Shipment shipment) throws IOException {
    Path file = Shipment.positionFile(folder, shipment.workload());
    Position position = Position.read(file).orElse(Position.START);
    Sink stdout = Sink.open(shipment.stdout());
    Sink stderr = Sink.open(shipment.stderr());
    FileChannel positions =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    position.write(positions);
    return new Carrier(shipment, position, positions, stdout, stderr);
  }

  Shipment shipment() {
    return shipment;
  }

  /** The container has ended: what is in the file now is all. */
  void end() {
    ended = true;
  }

  /** Whether a look at the monitor shows that the container has ended since the last look. */
  boolean endsNow() {
    if (!ended && monitor.hasEnded()) {
      ended = true;
      return true;
    }
    return ended;
  }

  /** The log's file may be another one now. From any thread. */
  void notice() throws IOException {
    log.notice();
  }

  /** Whether there is something that nobody read when it was tried. */
  boolean isBehind() {
    return unreadSince != 0;
  }

  /**
   * Writes all that there is.
   *
   * @return whether the shipment is over
   */
  boolean advance() throws IOException {
    boolean last = ended;
    try {
      if (position.isOver()) {
        return true;
      }
      boolean written = writeAll();
      if (last && (written || isHopeless())) {
        finish(written ? Position.State.COMPLETE : Position.State.GIVEN_UP);
        return true;
      }
      return false;
    } catch (ClosedChannelException _) {
      return true;
    }
  }

  private boolean writeAll() throws IOException {
    if (!writeRest()) {
      return false;
    }
    boolean more = true;
    while (more) {
      boolean replaced = log.isReplaced();
      if (!writeFile()) {
        return false;
      }
      more = replaced;
      if (replaced) {
        log.next();
        position = new Position(log.inode(), 0, Position.State.SHIPPING);
      }
    }
    return true;
  }

  /** To the end of the file that is open. */
  private boolean writeFile() throws IOException {
    int count = log.read(buffer, offset());
    while (count > 0) {
      int whole = records.take(buffer, count);
      if (whole == 0) {
        return true; // The monitor is in the middle of a record.
      }
      afterRest = offset() + whole;
      restOut = ByteBuffer.wrap(records.stdout());
      restErr = ByteBuffer.wrap(records.stderr());
      if (!writeRest()) {
        return false;
      }
      count = log.read(buffer, offset());
    }
    return true;
  }

  /** Of another file than the noted one nothing is shipped yet. */
  private long offset() {
    return position.file() == log.inode() ? position.offset() : 0;
  }

  private boolean writeRest() throws IOException {
    if (!restOut.hasRemaining() && !restErr.hasRemaining()) {
      note();
      return true;
    }
    boolean out = stdout.write(restOut);
    boolean err = stderr.write(restErr);
    boolean written = out && err;
    if (written) {
      unreadSince = 0;
      note();
    } else if (unreadSince == 0) {
      unreadSince = System.nanoTime();
    }
    return written;
  }

  private void note() throws IOException {
    if (afterRest > 0) {
      position = new Position(log.inode(), afterRest, Position.State.SHIPPING);
      position.write(positions);
      afterRest = 0;
    }
  }

  private boolean isHopeless() {
    return unreadSince != 0 && System.nanoTime() - unreadSince > PATIENCE.toNanos();
  }

  private void finish(Position.State state) throws IOException {
    stdout.close();
    stderr.close();
    position = position.at(state);
    position.write(positions);
    log.close();
  }

  @Override
  public void close() throws IOException {
    stdout.close();
    stderr.close();
    positions.close();
    log.close();
  }
}
