package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Podman service of a user whose service manager runs and hands out controllers, as the lab's
 * virtual machine has one.
 */
final class UserPodman {
  private static final String USER = "user";
  private static final Path RUN = Path.of("/run/user/1000");

  /** What a command line begins with that runs as the user. */
  static final List<String> AS_USER =
      List.of("runuser", "-u", USER, "--", "env", "-C", "/", "XDG_RUNTIME_DIR=" + RUN);

  private UserPodman() {}

  /** Its socket, with the test image behind it; skips the test where there is none. */
  static Path open() {
    Path socket = RUN.resolve("podman/podman.sock");
    Assumptions.assumeTrue(
        Files.isWritable(socket), "no user with a service manager has Podman's socket here");
    return Behind.image(socket);
  }

  /** Brings the image once for all tests: each command of Podman's costs a user much. */
  private static final class Behind {
    private static final String LOADED = load();

    static Path image(Path socket) {
      assertThat(LOADED).doesNotContain("rror");
      return socket;
    }

    private static String load() {
      TestImage.make();
      return TestImage.run(
          "bash",
          "-c",
          "AS podman image exists IMAGE || podman save -q IMAGE | AS podman load -q"
              .replace("AS", String.join(" ", AS_USER))
              .replace("IMAGE", TestImage.NAME));
    }
  }

  /** Runs a command as the user, at home. */
  static String as(String... command) {
    return TestImage.run(Stream.concat(AS_USER.stream(), Stream.of(command)).toArray(String[]::new))
        .strip();
  }
}
