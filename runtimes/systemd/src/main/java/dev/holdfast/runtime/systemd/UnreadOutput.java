package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.systemd.exec.ProcessFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Proof that a unit's program has not begun, because nobody reads a pipe that it is to write:
 * systemd is still starting it, and its process sleeps where the kernel lets the opener of a pipe
 * wait for the other end. The pipe itself is not touched, since opening it for a look would tell a
 * reader that waits for us the end of the file. A kernel that does not name the place proves
 * nothing.
 */
final class UnreadOutput {
  private static final String PLACE = "wait_for_partner";

  private UnreadOutput() {}

  /** The same, with the proof where there is one. */
  static Running explain(Running seen, UnitFacts unit) {
    boolean starting = unit.text("ActiveState").equals("activating");
    boolean unread = starting && seen.incarnation().pid() > 0 && isProven(seen);
    return unread ? new Running(seen.invocation(), seen.incarnation(), true) : seen;
  }

  private static boolean isProven(Running seen) {
    long pid = seen.incarnation().pid();
    try {
      return Files.readString(Path.of("/proc/" + pid + "/wchan")).strip().equals(PLACE)
          && isOf(pid, seen.incarnation().cgroup());
    } catch (IOException _) {
      return false;
    }
  }

  /** A number that the kernel has given to another process meanwhile proves nothing. */
  private static boolean isOf(long pid, String group) throws IOException {
    return !group.isEmpty()
        && ProcessFacts.of(pid).controlGroups().values().stream()
            .anyMatch(path -> path.endsWith(group));
  }
}
