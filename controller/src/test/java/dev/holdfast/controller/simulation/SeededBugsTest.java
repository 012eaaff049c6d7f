package dev.holdfast.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.controller.simulation.Patch.Hunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cheap part of {@code test-harness/mutants}, in every build. */
class SeededBugsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int FEW_SEEDS = 400;

  private final SeededBugs bugs = new SeededBugs(ROOT, FEW_SEEDS);

  @Test
  void everyPatchStillFits() {
    List<Patch> patches = bugs.patches();
    assertThat(patches).hasSizeGreaterThanOrEqualTo(20);
    assertThat(patches).allSatisfy(patch -> assertThat(patch.apply(ROOT)).isNotEmpty());
  }

  @Test
  void aFewSeedsCatchTheBugsThatUsersFearMost() {
    List<String> feared =
        List.of("failed-query-is-an-exit", "claim-window-ignored", "exit-0-for-lost");
    assertThat(bugs.patches().stream().filter(patch -> feared.contains(patch.name())).toList())
        .hasSameSizeAs(feared)
        .allSatisfy(patch -> assertThat(bugs.tried(patch).caughtBy()).contains("seed "));
  }

  @Test
  void aPatchThatDoesNotFitSaysSo(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("A.java"), "one\ntwo\none\n");
    assertThatThrownBy(() -> patch("three\n").apply(folder)).hasMessageContaining("no more");
    assertThatThrownBy(() -> patch("one\n").apply(folder)).hasMessageContaining("more than once");
    assertThat(patch("two\n").apply(folder)).containsEntry("A.java", "one\nTWO\none\n");
  }

  private static Patch patch(String before) {
    return new Patch("p", "a title", Map.of("A.java", List.of(new Hunk(before, "TWO\n"))));
  }
}
