package dev.holdfast.controller.nomad;

import com.google.protobuf.ByteString;

/** The last {@value #LIMIT_BYTES} bytes of an output, however long it gets. */
final class OutputTail {
  private static final int LIMIT_BYTES = 64 << 10;

  private ByteString kept = ByteString.EMPTY;

  void add(byte[] buffer, int length) {
    ByteString all = kept.concat(ByteString.copyFrom(buffer, 0, length));
    kept = all.substring(Math.max(0, all.size() - LIMIT_BYTES));
  }

  ByteString bytes() {
    return kept;
  }
}
