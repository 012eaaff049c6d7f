package dev.holdfast.trial.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.trial.inject.Ground.Disks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainsTest {
  private static final Ground GROUND = new Ground(Path.of("/var/tmp/ht7"), Disks.SHARED);

  @TempDir private Path folder;

  private Owner written(String text) throws IOException {
    Path file = folder.resolve("owner");
    Files.writeString(file, text);
    return Owner.of(file).orElseThrow();
  }

  @Test
  void theFolderOfALivingTrialIsNobodysRemains() throws IOException {
    assertThat(written(Owner.self().text())).isEqualTo(Owner.self());
    assertThat(Owner.self().isGone()).isFalse();
  }

  @Test
  void aLaterProcessWithTheSameNumberIsNotTheOwner() throws IOException {
    Owner self = Owner.self();
    ProcessIdentity earlier =
        new ProcessIdentity(self.process().pid(), self.process().startTicks() - 1);

    assertThat(new Owner(earlier, self.namespace()).isGone()).isTrue();
  }

  @Test
  void whoLivesInAnotherNamespaceCannotBeJudged() throws IOException {
    Owner self = Owner.self();

    assertThat(new Owner(new ProcessIdentity(self.process().pid(), 0), "pid:[1]").isGone())
        .isFalse();
  }

  @Test
  void aFolderWithoutAnOwnerIsNotOurs() throws IOException {
    assertThat(Owner.of(folder.resolve("missing"))).isEmpty();
    assertThat(Owner.of(Files.writeString(folder.resolve("other"), "a b c"))).isEmpty();
    assertThat(Owner.of(Files.writeString(folder.resolve("short"), "1"))).isEmpty();
  }

  @Test
  void whatAKilledTrialHadStartedIsKnownByItsEnvironment() {
    assertThat(Remains.belongs(Map.of(Ground.MARK, "/var/tmp/ht7"), GROUND)).isTrue();
    assertThat(Remains.belongs(Map.of("NOMAD_ALLOC_DIR", "/var/tmp/ht7/c/x/alloc"), GROUND))
        .isTrue();
    assertThat(Remains.belongs(Map.of("NOMAD_TASK_NAME", "0stranger-ht7"), GROUND)).isTrue();
    assertThat(Remains.belongs(Map.of("NOMAD_ALLOC_DIR", "/var/tmp/ht77/alloc"), GROUND)).isFalse();
    assertThat(Remains.belongs(Map.of("NOMAD_ALLOC_DIR", "/alloc"), GROUND)).isFalse();
    assertThat(Remains.belongs(Map.of(), GROUND)).isFalse();
  }
}
