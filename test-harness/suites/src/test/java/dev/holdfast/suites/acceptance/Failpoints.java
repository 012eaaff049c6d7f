package dev.holdfast.suites.acceptance;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.suites.PluginUnderTest;
import dev.holdfast.suites.recovery.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The file that tells a plugin where to fail. */
record Failpoints(Path file) {
  static Failpoints in(Ground ground) {
    return new Failpoints(ground.home().resolve("failpoints"));
  }

  /** The plugin as it is to be launched, which finds that nothing fails yet. */
  PluginFile armed(PluginFile plain) {
    try {
      clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return plain.withVariable("HOLDFAST_FAILPOINTS", file.toString());
  }

  /** A rule for each point that begins and ends so. */
  static List<String> rules(String begin, String end, String action) throws IOException {
    String command = PluginUnderTest.executable().resolveSibling("holdfast").toString();
    return Shell.run(command, "failpoints")
        .lines()
        .map(line -> line.split(" ", 2)[0])
        .filter(point -> point.startsWith(begin) && point.endsWith(end))
        .map(point -> point + " = " + action)
        .toList();
  }

  void clear() throws IOException {
    say(List.of());
  }

  /** Replaces all rules in one step. */
  void say(List<String> rules) throws IOException {
    Path draft = file.resolveSibling("failpoints.new");
    Files.writeString(draft, String.join("\n", rules) + "\n");
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
