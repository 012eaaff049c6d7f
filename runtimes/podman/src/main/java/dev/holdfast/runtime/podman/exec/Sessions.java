package dev.holdfast.runtime.podman.exec;

import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.podman.Killing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of a command's session, which all that it starts share. With runc the command leads
 * the session; with crun a process does that has ended by then.
 */
final class Sessions {
  private static final int SESSION_AFTER_NAME = 3;
  private static final int PASSES = 5;

  private final Path proc;

  Sessions(Path proc) {
    this.proc = proc;
  }

  /** Kills all of them, and those that they start meanwhile. */
  static void kill(long command) {
    Sessions here = new Sessions(Path.of("/proc"));
    List<Long> members = here.members(command);
    for (int pass = 0; pass < PASSES && !members.isEmpty(); pass++) {
      Killing.send(members, Signal.KILL);
      members = here.members(command);
    }
  }

  List<Long> members(long command) {
    String name = "" + command;
    Optional<String> session = session(name);
    try (Stream<Path> processes = Files.list(proc)) {
      return processes
          .map(process -> process.getFileName().toString())
          .filter(process -> process.matches("[0-9]+"))
          .filter(process -> isMember(process, name, session))
          .map(Long::parseLong)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list processes", e);
    }
  }

  /** A session that the command does not lead could reach out of the container, to its monitor. */
  private boolean isMember(String process, String command, Optional<String> session) {
    Optional<String> own = session(process);
    return own.filter(command::equals).isPresent()
        || (own.isPresent() && own.equals(session) && group(process).equals(group(command)));
  }

  /** The name, in brackets, may hold anything; state, parent, group and session follow it. */
  private Optional<String> session(String process) {
    String stat = read(process, "stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > SESSION_AFTER_NAME && !fields[0].equals("Z")
        ? Optional.of(fields[SESSION_AFTER_NAME])
        : Optional.empty();
  }

  private String group(String process) {
    return read(process, "cgroup");
  }

  /** Empty where it has ended. */
  private String read(String process, String file) {
    try {
      return Files.readString(proc.resolve(process).resolve(file), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
