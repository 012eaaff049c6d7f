package dev.holdfast.trial.inject;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.trial.fault.Injection;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What systemd can do to services and to itself.
 *
 * @param units the driver's daemons
 */
record Daemons(List<String> units) {
  /** Restarts, kills or stops one of the driver's daemons. */
  String strike(Injection injection, RandomGenerator random) throws IOException {
    String unit = units.get(random.nextInt(units.size()));
    switch (injection.kind().deed()) {
      case RESTART -> systemctl("restart", unit);
      case KILL -> {
        systemctl("kill", "--kill-who=main", "--signal=KILL", unit);
        systemctl("start", unit);
      }
      default -> {
        systemctl("kill", "--kill-who=main", "--signal=STOP", unit);
        try {
          Pause.of(injection.hold());
        } finally {
          systemctl("kill", "--kill-who=main", "--signal=CONT", unit);
        }
      }
    }
    return unit;
  }

  String bus(Injection injection) throws IOException {
    switch (injection.kind().deed()) {
      case RESTART -> {
        // systemd counts restarts and refuses too many of them.
        systemctl("reset-failed", "dbus.service");
        systemctl("restart", "dbus.service");
      }
      default -> {
        try {
          systemctl("stop", "dbus.socket", "dbus.service");
          Pause.of(injection.hold());
        } finally {
          systemctl("reset-failed", "dbus.service");
          systemctl("start", "dbus.socket", "dbus.service");
        }
      }
    }
    return "";
  }

  String manager(Injection injection) throws IOException {
    switch (injection.kind().deed()) {
      case RELOAD -> systemctl("daemon-reload");
      default -> systemctl("daemon-reexec");
    }
    return "";
  }

  private static void systemctl(String... words) throws IOException {
    String[] command = new String[words.length + 1];
    command[0] = "systemctl";
    System.arraycopy(words, 0, command, 1, words.length);
    Shell.run(command);
  }
}
