package dev.holdfast.store.journal;

import java.util.List;

/**
 * What a scan passed over.
 *
 * @param unreadable stretches that are no frame, in order; an unfinished last write is not one
 * @param goodEnd offset behind the last whole frame
 * @param size how many bytes were looked at
 */
public record ScanReport(List<Stretch> unreadable, long goodEnd, long size) {
  public ScanReport {
    unreadable = List.copyOf(unreadable);
  }

  /** Bytes from an offset to another (exclusive). */
  public record Stretch(long from, long to) {
    public long bytes() {
      return to - from;
    }
  }

  /** Whether the last write never came to its end; it was not acknowledged to anybody. */
  public boolean unfinished() {
    return goodEnd < size && unreadable.stream().noneMatch(stretch -> stretch.to() == size);
  }

  public long unreadableBytes() {
    return unreadable.stream().mapToLong(Stretch::bytes).sum();
  }
}
