package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** systemd and D-Bus go away for a while, or come back with other memories. */
@NeedsNode
class ManagerRestartsTest {
  private static final int LOOPS = 8;
  private static final Duration SILENCE = Duration.ofSeconds(4);

  @Test
  @Tag("A04")
  @DisplayName("A04 daemon-reload ends nothing and hides no exit")
  void daemonReloadEndsNothingAndHidesNoExit() throws Exception {
    Campaign.run(
        "daemon-reload",
        (field, random) -> {
          field.endTasks();
          Pause.upTo(300, random);
          systemctl("daemon-reload");
          return 0;
        });
  }

  @Test
  @Tag("A04")
  @DisplayName("A04 daemon-reexec ends nothing and hides no exit")
  void daemonReexecEndsNothingAndHidesNoExit() throws Exception {
    Campaign.run(
        "daemon-reexec",
        (field, random) -> {
          field.endTasks();
          Pause.upTo(300, random);
          systemctl("daemon-reexec");
          return 0;
        });
  }

  @Test
  @Tag("A04")
  @DisplayName("A04 a loop of reloads ends nothing and hides no exit")
  void reloadsAndReexecsInALoopEndNothingAndHideNoExit() throws Exception {
    Campaign.run(
        "loop of reloads",
        (field, random) -> {
          int endAt = random.nextInt(LOOPS);
          for (int i = 0; i < LOOPS; i++) {
            if (i == endAt) {
              field.endTasks();
            }
            systemctl(random.nextInt(4) == 0 ? "daemon-reexec" : "daemon-reload");
          }
          return 0;
        });
  }

  @Test
  @Tag("A04")
  @DisplayName("A04 a restart of D-Bus ends nothing and hides no exit")
  void restartOfTheBusEndsNothingAndHidesNoExit() throws Exception {
    Campaign.run(
        "restart of D-Bus",
        (field, random) -> {
          field.endTasks();
          Pause.upTo(300, random);
          systemctl("restart", "dbus.service");
          return 0;
        });
  }

  @Test
  @Tag("A04")
  @DisplayName("A04 seconds without D-Bus end nothing and hide no exit")
  void silenceOfTheBusEndsNothingAndHidesNoExit() throws Exception {
    Campaign.run(
        "stop of D-Bus",
        (field, random) -> {
          systemctl("stop", "dbus.socket", "dbus.service");
          Pause.upTo(300, random);
          field.endTasks();
          Pause.of(SILENCE);
          systemctl("start", "dbus.socket", "dbus.service");
          return 0;
        });
  }

  private static void systemctl(String... words) throws IOException {
    String[] command = new String[words.length + 1];
    command[0] = "systemctl";
    System.arraycopy(words, 0, command, 1, words.length);
    Shell.run(command);
  }
}
