package dev.holdfast.store.mapdb;

import dev.holdfast.store.journal.Frame;
import dev.holdfast.store.journal.FrameKind;
import dev.holdfast.store.journal.FrameScanner;
import dev.holdfast.store.journal.ScanReport;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one journal into a replay and counts what is missing in it. */
final class JournalScan {
  private static final Logger log = LoggerFactory.getLogger(JournalScan.class);

  private final Path path;
  private final Replay replay;
  private final Set<String> complaints = new LinkedHashSet<>();
  private long expectedSequence;
  private long lostChanges;
  private boolean started;
  private long goodEnd;

  private JournalScan(Path path, long expectedSequence, Replay replay) {
    this.path = path;
    this.expectedSequence = expectedSequence;
    this.replay = replay;
  }

  static JournalScan of(Path path, long expectedSequence, Replay replay) throws IOException {
    JournalScan scan = new JournalScan(path, expectedSequence, replay);
    try (FileChannel file = StoreFolder.readable(path)) {
      scan.judge(FrameScanner.scan(file, (offset, frame) -> scan.take(frame)));
    }
    return scan;
  }

  private void take(Frame frame) {
    started |= frame.kind() == FrameKind.JOURNAL_START;
    lostChanges += Math.max(0, frame.sequence() - expectedSequence);
    expectedSequence = Math.max(expectedSequence, frame.nextSequence());
    replay.take(frame).ifPresent(complaints::add);
  }

  private void judge(ScanReport report) {
    goodEnd = report.goodEnd();
    if (!report.unreadable().isEmpty()) {
      complaints.add(
          "has " + report.unreadableBytes() + " bytes in disorder, from offset " + from(report));
    } else if (!started) {
      complaints.add("has no beginning");
    }
    if (report.unfinished()) {
      log.debug("{}: its last write was not finished and is dropped", path);
    }
  }

  private static long from(ScanReport report) {
    return report.unreadable().getFirst().from();
  }

  List<Damage> damage() {
    List<Damage> damage = new ArrayList<>();
    if (!complaints.isEmpty()) {
      damage.add(Damage.in(path, String.join("; it ", complaints)));
    }
    if (lostChanges > 0) {
      damage.add(Damage.lost("Changes missing before the end of " + name() + ": " + lostChanges));
    }
    return damage;
  }

  private Path name() {
    return path.getFileName();
  }

  /** The number that the first change of the next journal must have. */
  long expectedSequence() {
    return expectedSequence;
  }

  long goodEnd() {
    return goodEnd;
  }
}
