package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of AppArmor, on a kernel that has it such as that of the lab's virtual machine. */
@NeedsPodman
class ApparmorOptionsTest {
  private static final Path PARSER = Path.of("/usr/sbin/apparmor_parser");
  private static final Path ENABLED = Path.of("/sys/module/apparmor/parameters/enabled");
  private static final String WHICH = "cat /proc/self/attr/current";

  private static final String PROFILE =
      """
      profile holdfast-test flags=(attach_disconnected,mediate_deleted) {
        file,
        signal,
        capability,
        network,
        umount,
        deny /tmp/denied w,
      }
      """;

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @BeforeEach
  void needApparmor() throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(PARSER)
            && Files.exists(ENABLED)
            && Files.readString(ENABLED).startsWith("Y"),
        "this kernel has no AppArmor");
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void namedProfileHolds(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("profile"), PROFILE);
    TestImage.run(PARSER.toString(), "--replace", file.toString());
    try {
      tasks.with("apparmor_profile", "holdfast-test");
      assertThat(tasks.output(WHICH + "; echo x >/tmp/allowed; echo x >/tmp/denied; ls /tmp"))
          .contains("can't create /tmp/denied: Permission denied")
          .endsWith("holdfast-test (enforce)\nallowed");
    } finally {
      TestImage.run(PARSER.toString(), "--remove", file.toString());
    }
  }

  @Test
  void tasksHavePodmansProfileUnlessTheyAskForNone() {
    assertThat(tasks.output(WHICH)).startsWith("containers-default-").endsWith("(enforce)");
    tasks.called("two").with("apparmor_profile", "unconfined");
    assertThat(tasks.output(WHICH)).isEqualTo("unconfined");
  }

  @Test
  void profileThatIsNotLoadedIsRefused() {
    tasks.with("apparmor_profile", "holdfast-none").assertRefusedAtLaunch("holdfast-none");
  }
}
