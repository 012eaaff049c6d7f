package dev.holdfast.runtime.podman;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The Podman service of a user whose service manager runs and hands out controllers, as the lab's
 * virtual machine has one.
 */
final class UserPodman {
  private static final String USER = "user";
  private static final Path RUN = Path.of("/run/user/1000");

  private UserPodman() {}

  /** Its socket, with the test image behind it; skips the test where there is none. */
  static Path open() {
    Path socket = RUN.resolve("podman/podman.sock");
    Assumptions.assumeTrue(
        Files.isWritable(socket), "no user with a service manager has Podman's socket here");
    TestImage.make();
    TestImage.run(
        "bash",
        "-c",
        "runuser -u USER -- env RUN podman image exists IMAGE || podman save -q IMAGE | runuser -u USER -- env RUN podman load -q"
            .replace("RUN", "XDG_RUNTIME_DIR=" + RUN)
            .replace("USER", USER)
            .replace("IMAGE", TestImage.NAME));
    return socket;
  }

  /** Runs a command as the user, at home. */
  static String as(String... command) {
    String[] words = new String[command.length + 6];
    String[] user = {"runuser", "-u", USER, "--", "env", "XDG_RUNTIME_DIR=" + RUN};
    System.arraycopy(user, 0, words, 0, user.length);
    System.arraycopy(command, 0, words, user.length, command.length);
    return TestImage.run(words).strip();
  }
}
