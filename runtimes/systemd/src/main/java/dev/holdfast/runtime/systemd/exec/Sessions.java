package dev.holdfast.runtime.systemd.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of a session (setsid(2)), which a leader and all it starts share. */
final class Sessions {
  private static final Path PROC = Path.of("/proc");
  private static final int SESSION_AFTER_NAME = 3;
  private static final int PASSES = 20;

  private Sessions() {}

  /** Kills all of them, and those that they start meanwhile. */
  static void kill(long leader) {
    List<ProcessHandle> members = members(leader);
    for (int pass = 0; pass < PASSES && !members.isEmpty(); pass++) {
      members.forEach(ProcessHandle::destroyForcibly);
      members = members(leader);
    }
  }

  private static List<ProcessHandle> members(long leader) {
    List<ProcessHandle> members = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (isMember(process, leader)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
              .ifPresent(members::add);
        }
      }
    } catch (DirectoryIteratorException | IOException e) {
      throw new UncheckedIOException("cannot list processes", new IOException(e));
    }
    return members;
  }

  private static boolean isMember(Path process, long leader) {
    return stat(process).filter(stat -> isAliveIn(stat, leader)).isPresent();
  }

  /** The name, in brackets, may hold anything; the state, parent, group and session follow it. */
  static boolean isAliveIn(String stat, long leader) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > SESSION_AFTER_NAME
        && !fields[0].equals("Z")
        && fields[SESSION_AFTER_NAME].equals(String.valueOf(leader));
  }

  private static Optional<String> stat(Path process) {
    try {
      return Optional.of(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
