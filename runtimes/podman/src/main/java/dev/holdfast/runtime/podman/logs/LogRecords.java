package dev.holdfast.runtime.podman.logs;

import java.io.ByteArrayOutputStream;

/**
 * Splits what Podman's monitor has written into the two streams it came from. A record is a line:
 * time, {@code stdout} or {@code stderr}, {@code F} for a whole line or {@code P} for a part of
 * one, and the text. The text is passed on byte by byte; only a whole line gets its line feed back.
 */
final class LogRecords {
  private static final int PARTS_BEFORE_TEXT = 3;

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  /** Takes the whole records at the start of these bytes; answers how many bytes those were. */
  int take(byte[] bytes, int length) {
    int begin = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        record(bytes, begin, i);
        begin = i + 1;
      }
    }
    return begin;
  }

  private void record(byte[] bytes, int begin, int end) {
    int[] blanks = new int[PARTS_BEFORE_TEXT];
    int found = 0;
    for (int i = begin; i < end && found < PARTS_BEFORE_TEXT; i++) {
      if (bytes[i] == ' ') {
        blanks[found++] = i;
      }
    }
    if (found == PARTS_BEFORE_TEXT) {
      boolean errors = bytes[blanks[0] + 1] == 's' && bytes[blanks[1] - 1] == 'r';
      ByteArrayOutputStream stream = errors ? stderr : stdout;
      stream.write(bytes, blanks[2] + 1, end - blanks[2] - 1);
      if (bytes[blanks[1] + 1] != 'P') {
        stream.write('\n');
      }
    }
  }

  /** What went to stdout since the last call. */
  byte[] stdout() {
    return drained(stdout);
  }

  byte[] stderr() {
    return drained(stderr);
  }

  private static byte[] drained(ByteArrayOutputStream stream) {
    byte[] bytes = stream.toByteArray();
    stream.reset();
    return bytes;
  }
}
