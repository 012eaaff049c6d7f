package dev.holdfast.store.journal;

import dev.holdfast.store.journal.ScanReport.Stretch;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the whole frames in any bytes. Needs a fixed amount of memory whatever it is fed, never
 * fails on content, and looks for the next mark after anything that is no frame.
 */
public final class FrameScanner {
  private final Window window;
  private final Sink sink;
  private final List<Stretch> unreadable = new ArrayList<>();
  private long goodEnd;
  private byte lastSkipped;
  private boolean cutShort;

  private FrameScanner(ReadableByteChannel in, Sink sink) {
    this.window = new Window(in);
    this.sink = sink;
  }

  /** Takes a frame that was found. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes it.
     *
     * @param offset where the frame begins
     */
    void accept(long offset, Frame frame);
  }

  /** Reads to the end of the channel and hands over each whole frame in order. */
  public static ScanReport scan(ReadableByteChannel in, Sink sink) throws IOException {
    return new FrameScanner(in, sink).run();
  }

  private ScanReport run() throws IOException {
    while (window.require(1)) {
      if (!frameHere()) {
        lastSkipped = window.skipToMark();
      }
    }
    long end = window.offset();
    if (goodEnd < end && !unfinishedWrite()) {
      unreadable.add(new Stretch(goodEnd, end));
    }
    return new ScanReport(unreadable, goodEnd, end);
  }

  private boolean frameHere() throws IOException {
    if (!window.require(Frame.HEADER_BYTES)) {
      cutShort |= atGoodEnd() && window.beginsMark();
      return false;
    }
    if (!window.headerHere()) {
      return false;
    }
    if (!window.require(Frame.HEADER_BYTES + window.payloadLength())) {
      cutShort |= atGoodEnd();
      return false;
    }
    return window.payloadSound() && take(window.frame());
  }

  private boolean take(Frame frame) {
    if (!atGoodEnd()) {
      unreadable.add(new Stretch(goodEnd, window.offset()));
    }
    sink.accept(window.offset(), frame);
    window.advance(frame.sizeBytes());
    goodEnd = window.offset();
    cutShort = false;
    return true;
  }

  private boolean atGoodEnd() {
    return window.offset() == goodEnd;
  }

  /**
   * A kill cuts the last write short. A power cut may leave zeros at its end too: the file grew
   * before its bytes came. No record ends in a zero, and no flip of a bit makes one.
   */
  private boolean unfinishedWrite() {
    return cutShort || lastSkipped == 0;
  }
}
