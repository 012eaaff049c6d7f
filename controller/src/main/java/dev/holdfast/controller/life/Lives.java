package dev.holdfast.controller.life;

import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file in a state folder that says who lives there. Replaced as a whole but not synced: after a
 * power cut it may be the one before or none, and the count goes on from what the records say.
 */
public final class Lives {
  private static final Logger log = LoggerFactory.getLogger(Lives.class);
  private static final String FILE = "life";
  private static final int LONGEST = 4096;

  private Lives() {}

  /** The life that is or was lived there last; empty where nobody wrote it down. */
  public static Optional<Life> read(Path stateDir) {
    Path file = stateDir.resolve(FILE);
    try {
      return Files.size(file) > LONGEST ? Optional.empty() : LifeText.read(Files.readString(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      log.debug("{} cannot be read: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /**
   * This process begins to live there. Where the file cannot be written, only dumps know less.
   *
   * @param records what the store holds, which may remember more lives than the file
   */
  public static Life begin(Path stateDir, String bootId, List<TaskRecord> records, Clock clock) {
    Optional<Life> before = read(stateDir);
    long pid = ProcessHandle.current().pid();
    Life life =
        new Life(
            1 + Math.max(before.map(Life::generation).orElse(0L), highest(records)),
            pid,
            ProcessState.of(pid).map(ProcessState::startTicks).orElse(0L),
            bootId,
            clock.instant(),
            null,
            before.map(it -> it.endedAt() != null).orElse(null));
    write(stateDir, life);
    return life;
  }

  /** This process lets go of the folder. */
  public static void end(Path stateDir, Life life, Clock clock) {
    write(stateDir, life.ended(clock.instant()));
  }

  private static long highest(List<TaskRecord> records) {
    return records.stream()
        .flatMap(record -> record.history().stream())
        .map(Remark::trace)
        .mapToLong(trace -> trace == null ? 0 : trace.generation())
        .max()
        .orElse(0);
  }

  private static void write(Path stateDir, Life life) {
    Path file = stateDir.resolve(FILE);
    Path unfinished = stateDir.resolve(FILE + ".tmp");
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished, LifeText.write(life), StandardOpenOption.WRITE);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("dumps will not know who lives in {}: {}", stateDir, e.toString());
    }
  }
}
