package dev.holdfast.store.journal;

import java.util.Optional;

/** What a frame says. The codes are part of the file format: never reuse one. */
public enum FrameKind {
  /** First in a journal; payload: its generation. */
  JOURNAL_START(1),
  /** A record takes its place; payload: the record. */
  PUT(2),
  /** A slot is forgotten; payload: the slot. */
  DELETE(3),
  /** Last in a snapshot; payload: {@code SnapshotEnd}. */
  SNAPSHOT_END(4);

  private final int code;

  FrameKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<FrameKind> of(int code) {
    return switch (code) {
      case 1 -> Optional.of(JOURNAL_START);
      case 2 -> Optional.of(PUT);
      case 3 -> Optional.of(DELETE);
      case 4 -> Optional.of(SNAPSHOT_END);
      default -> Optional.empty();
    };
  }
}
