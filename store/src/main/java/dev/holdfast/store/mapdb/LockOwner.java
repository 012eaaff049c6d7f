package dev.holdfast.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has a store open.
 *
 * @param startMillis when that process started, since 1970: a pid alone may be another's by now
 * @param sinceMillis when it opened the store, since 1970
 */
record LockOwner(long pid, long startMillis, long sinceMillis) {
  private static final Pattern FORM =
      Pattern.compile("pid=([0-9]{1,18})\nstarted=([0-9]{1,15})\nsince=([0-9]{1,15})\n");
  private static final int LONGEST = 100;

  static LockOwner thisProcess(Clock clock) {
    ProcessHandle self = ProcessHandle.current();
    Instant start = self.info().startInstant().orElse(Instant.EPOCH);
    return new LockOwner(self.pid(), start.toEpochMilli(), clock.millis());
  }

  boolean sameProcess(LockOwner other) {
    return pid == other.pid && startMillis == other.startMillis;
  }

  Instant since() {
    return Instant.ofEpochMilli(sinceMillis);
  }

  String text() {
    return "pid=" + pid + "\nstarted=" + startMillis + "\nsince=" + sinceMillis + "\n";
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
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new LockOwner(number(form, 1), number(form, 2), number(form, 3)))
        : Optional.empty();
  }

  private static long number(Matcher form, int group) {
    return Long.parseLong(form.group(group));
  }
}
