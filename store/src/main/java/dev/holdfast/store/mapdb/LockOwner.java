package dev.holdfast.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has a store open.
 *
 * @param processStart when that process started: a pid alone may be another's by now
 */
record LockOwner(long pid, Instant processStart, Instant since) {
  private static final Pattern FORM =
      Pattern.compile("pid=([0-9]{1,18})\nstarted=([0-9]{1,12})\\.([0-9]{3})\nsince=(\\S{1,40})\n");
  private static final int LONGEST = 200;

  static LockOwner thisProcess(Clock clock) {
    ProcessHandle self = ProcessHandle.current();
    Instant start = self.info().startInstant().orElse(Instant.EPOCH);
    return new LockOwner(self.pid(), start, clock.instant());
  }

  boolean sameProcess(LockOwner other) {
    return pid == other.pid && processStart.toEpochMilli() == other.processStart.toEpochMilli();
  }

  String text() {
    long millis = processStart.toEpochMilli();
    return "pid=%d\nstarted=%d.%03d\nsince=%s\n"
        .formatted(pid, millis / 1000, millis % 1000, since);
  }

  /** Reads the file; empty where there is none, or nothing sensible in it. */
  static Optional<LockOwner> read(Path file) {
    try {
      return Files.size(file) > LONGEST ? Optional.empty() : parse(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<LockOwner> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      long millis = Long.parseLong(matcher.group(2) + matcher.group(3));
      return Optional.of(
          new LockOwner(
              Long.parseLong(matcher.group(1)),
              Instant.ofEpochMilli(millis),
              Instant.parse(matcher.group(4))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
