package dev.holdfast.runtime.podman.exec;

import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.podman.Killing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a session, which a command leads and all that it starts share. */
final class Sessions {
  private static final int SESSION_AFTER_NAME = 3;
  private static final int PASSES = 5;

  private Sessions() {}

  /** Kills all of them, and those that they start meanwhile. */
  static void kill(long leader) {
    List<Long> members = members(leader);
    for (int pass = 0; pass < PASSES && !members.isEmpty(); pass++) {
      Killing.send(members, Signal.KILL);
      members = members(leader);
    }
  }

  private static List<Long> members(long leader) {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(process -> process.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .filter(process -> isMember(process, leader))
          .map(Long::parseLong)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list processes", e);
    }
  }

  /** The name, in brackets, may hold anything; state, parent, group and session follow it. */
  private static boolean isMember(String process, long leader) {
    try {
      String stat =
          Files.readString(Path.of("/proc", process, "stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
      return fields.length > SESSION_AFTER_NAME
          && !fields[0].equals("Z")
          && fields[SESSION_AFTER_NAME].equals("" + leader);
    } catch (IOException _) {
      return false;
    }
  }
}
