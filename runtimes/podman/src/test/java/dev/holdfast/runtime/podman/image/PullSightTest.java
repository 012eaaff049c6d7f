package dev.holdfast.runtime.podman.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.podman.image.PullSight.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullSightTest {
  private static final long MIB = 1 << 20;
  private static final Look BEFORE = new Look(5 * MIB, 9 * MIB, 100 * MIB);

  @TempDir private Path folder;

  private PullTraces traces = new PullTraces(Path.of("/none"), Path.of("/none"));

  @BeforeEach
  void open() {
    traces = new PullTraces(folder, folder);
  }

  private void layer(String pull, int bytes) throws IOException {
    Path place = Files.createDirectories(folder.resolve(pull));
    Files.write(place.resolve("1"), new byte[bytes]);
  }

  @Test
  void onlyWhatCameIntoItsOwnFolderIsItsOwn() throws IOException {
    layer("storage1", 10);
    PullSight sight = PullSight.before(traces);
    layer("storage2", 20);
    assertThat(sight.look(false).own()).isZero();
    assertThat(sight.look(true).own()).isEqualTo(20);
    layer("storage3", 30);
    layer("storage1", 11);
    assertThat(sight.look(true).own()).isEqualTo(20);
    assertThat(sight.look(true).all()).isEqualTo(61);
  }

  @Test
  void folderOfAPullThatBeginsAnewIsFound() throws IOException {
    PullSight sight = PullSight.before(traces);
    layer("storage1", 10);
    assertThat(sight.look(true).own()).isEqualTo(10);
    Files.delete(folder.resolve("storage1/1"));
    Files.delete(folder.resolve("storage1"));
    layer("storage2", 7);
    assertThat(sight.look(true).own()).isEqualTo(7);
  }

  @Test
  void whatOthersReceiveIsNoMoveOfThisOne() {
    assertThat(new Look(5 * MIB, 12 * MIB, 97 * MIB).isBeyond(BEFORE)).isFalse();
    assertThat(new Look(5 * MIB, 9 * MIB, 100 * MIB - 1000).isBeyond(BEFORE)).isFalse();
  }

  @Test
  void whatComesAndWhatIsUnpackedAreMoves() {
    assertThat(new Look(5 * MIB + 1, 9 * MIB + 1, 100 * MIB).isBeyond(BEFORE)).isTrue();
    assertThat(new Look(5 * MIB, 9 * MIB, 98 * MIB).isBeyond(BEFORE)).isTrue();
    assertThat(new Look(5 * MIB, 10 * MIB, 98 * MIB).isBeyond(BEFORE)).isTrue();
  }
}
