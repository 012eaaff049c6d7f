package dev.holdfast.controller.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tarball, unpacked at another place than where it was made. */
class UnpackedIT {
  private static final String HANDSHAKE = "1|2|unix|";

  /** Makes Java give up where it would start slowly without its cache. */
  private static final Map<String, String> CACHE_OR_NOTHING =
      Map.of("HOLDFAST_JAVA_OPTS", "-XX:AOTMode=on");

  @TempDir Path folder;
  private Folder unpacked;

  @BeforeEach
  void unpack() throws IOException, InterruptedException {
    String home = System.getProperty("holdfast.distribution");
    List<String> tar = List.of("tar", "-xzf", home + ".tar.gz", "-C", folder.toString());
    assertThat(new ProcessBuilder(tar).inheritIO().start().waitFor()).isZero();
    unpacked = new Folder(folder.resolve(Path.of(home).getFileName()));
  }

  private String firstLine(Map<String, String> more) throws IOException {
    String launcher = unpacked.launcher("systemd").toString();
    try (LaunchedPlugin plugin = LaunchedPlugin.command(launcher).with(more).start(folder)) {
      return plugin.firstLine();
    }
  }

  @Test
  void theCacheIsGoodAtAnotherPlace() throws IOException {
    assertThat(firstLine(CACHE_OR_NOTHING)).startsWith(HANDSHAKE);
  }

  @Test
  void startsWithoutItsCache() throws IOException {
    Files.delete(unpacked.cache());
    assertThat(firstLine(Map.of())).startsWith(HANDSHAKE);
  }

  @Test
  void aJarThatWasReplacedIsNotOverruledByTheCache() throws IOException {
    Files.setLastModifiedTime(unpacked.jar(), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(firstLine(CACHE_OR_NOTHING)).doesNotStartWith(HANDSHAKE);
    assertThat(firstLine(Map.of())).startsWith(HANDSHAKE);
  }

  @Test
  void aCacheThatJavaRefusesIsNoticedByThisTest() throws IOException {
    Files.writeString(unpacked.cache(), "no cache");
    assertThat(firstLine(CACHE_OR_NOTHING)).doesNotStartWith(HANDSHAKE);
  }

  @Test
  void carriesTheLicenses() throws IOException {
    assertThat(unpacked.home().resolve("LICENSE")).content().contains("Apache License");
    assertThat(unpacked.home().resolve("THIRD-PARTY.txt")).content().contains("mapdb-");
    assertThat(unpacked.runtime().resolve("legal/java.base")).isNotEmptyDirectory();
  }
}
