package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Leftover;
import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftUnitsTest {
  private static final WorkloadId WEB = new WorkloadId("holdfast-web-0123456789abcdef");
  private static final UnitFacts UNLABELLED = new UnitFacts(Map.of("Id", UnitNames.of(WEB)));

  @TempDir private Path folder;

  private void dropIn(String unit) throws IOException {
    Files.createDirectory(folder.resolve(unit + ".d"));
  }

  private List<String> kinds(List<UnitFacts> loaded, Set<WorkloadId> wanted) {
    return new LeftUnits(loaded, folder).of(wanted).stream().map(Leftover::kind).toList();
  }

  @Test
  void aDropInWhoseUnitIsGoneIsLeft() throws IOException {
    dropIn(UnitNames.of(WEB));
    assertThat(kinds(List.of(), Set.of())).containsExactly("drop_in");
  }

  @Test
  void aDropInThatIsStillWantedOrOfSomebodyElseIsNot() throws IOException {
    dropIn(UnitNames.of(WEB));
    dropIn("ssh.service");
    assertThat(kinds(List.of(), Set.of(WEB))).isEmpty();
    assertThat(kinds(List.of(UNLABELLED), Set.of())).doesNotContain("drop_in");
  }

  @Test
  void aUnitWithANameOfOursAndNoLabelIsNamed() {
    assertThat(kinds(List.of(UNLABELLED), Set.of())).containsExactly("unit");
  }

  @Test
  void withoutTheFolderNothingIsLeft() {
    assertThat(new LeftUnits(List.of(), folder.resolve("none")).of(Set.of())).isEmpty();
  }
}
