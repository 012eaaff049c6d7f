package dev.holdfast.runtime.podman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** Another user's Podman service, with the test image; the user and all of it go afterwards. */
final class RootlessPodman implements AutoCloseable {
  private static final String USER = "holdfast-lab";
  private static final String UID = "61500";
  private static final Path HOME = Path.of("/var/tmp", USER);
  private static final Path RUN = Path.of("/run/user", UID);

  private static final String PREPARE =
      """
      set -e
      getent group USER >/dev/null || groupadd --gid UID USER
      id USER >/dev/null 2>&1 || useradd --no-create-home --home-dir HOME --uid UID --gid UID USER
      grep -q '^USER:' /etc/subuid || echo USER:700000:65536 >>/etc/subuid
      grep -q '^USER:' /etc/subgid || echo USER:700000:65536 >>/etc/subgid
      mkdir -p HOME/.config/containers RUN/podman
      printf '[storage]\\ndriver = "vfs"\\ngraphroot = "HOME/storage"\\nrunroot = "RUN/containers"\\n' \
        >HOME/.config/containers/storage.conf
      printf '[containers]\\ndefault_ulimits = ["nofile=20000:20000","nproc=20000:20000"]\\n[engine]\\n%s' \
        'cgroup_manager = "cgroupfs"' >HOME/.config/containers/containers.conf
      rm -f HOME/image.tar
      podman save -q -o HOME/image.tar IMAGE
      chown -R USER HOME RUN
      chmod 700 RUN
      """;

  private final Process service;

  private RootlessPodman(Process service) {
    this.service = service;
  }

  /** Skips the test where the kernel gives users no name spaces of their own. */
  static RootlessPodman open() {
    TestImage.make();
    TestImage.run("bash", "-c", named(PREPARE));
    Assumptions.assumeTrue(
        succeeds(as("podman", "load", "-q", "-i", HOME + "/image.tar")),
        "rootless containers do not work here");
    try {
      Process service =
          new ProcessBuilder(
                  as("podman", "system", "service", "--time", "0", "unix://" + socketPath()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(socketPath()));
      return new RootlessPodman(service);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String named(String script) {
    return script
        .replace("HOME", HOME.toString())
        .replace("RUN", RUN.toString())
        .replace("USER", USER)
        .replace("UID", UID)
        .replace("IMAGE", TestImage.NAME);
  }

  private static String[] as(String... command) {
    String user =
        "cd /; exec setpriv --reuid UID --regid UID --init-groups env -i HOME=%s USER=%s"
            .formatted(HOME, USER);
    String path = " PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    String line = user.replace("UID", UID) + path + " XDG_RUNTIME_DIR=" + RUN + " \"$@\"";
    String[] words = new String[command.length + 4];
    words[0] = "bash";
    words[1] = "-c";
    words[2] = line;
    words[3] = "bash";
    System.arraycopy(command, 0, words, 4, command.length);
    return words;
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while trying Podman as a user", e);
    }
  }

  private static Path socketPath() {
    return RUN.resolve("podman/podman.sock");
  }

  Path socket() {
    return socketPath();
  }

  /** Runs a command of podman's as the user. */
  String podman(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "podman";
    System.arraycopy(words, 0, command, 1, words.length);
    return TestImage.run(as(command)).strip();
  }

  @Override
  public void close() {
    podman("rm", "-fa", "-t", "0");
    service.destroyForcibly().onExit().join();
    TestImage.run(
        "bash", "-c", named("pkill -KILL -u UID; sleep 0.2; userdel USER; rm -rf HOME RUN; true"));
  }
}
