package dev.holdfast.runtime.systemd;

import static dev.holdfast.runtime.systemd.Samples.plan;
import static dev.holdfast.runtime.systemd.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandDropInsTest {
  private static final WorkloadId ID = WorkloadId.of(Specs.owner("dropins"), Specs.slot(1, "web"));

  private final Path units;
  private final Path dropIns;
  private final CommandDropIns commands;

  CommandDropInsTest(@TempDir Path units) {
    this.units = units;
    this.dropIns = units.resolve(UnitNames.of(ID) + ".d");
    this.commands = new CommandDropIns(units);
  }

  private static UnitPlan command(String argument) {
    return plan(spec(Map.of("command", "program", "args", List.of(argument))), CgroupVersion.V2);
  }

  @Test
  void thoseThatNeedOneHaveOneUntilItIsDeleted() {
    commands.write(ID, command(";"));
    assertThat(dropIns).isDirectoryContaining("glob:**.conf");
    commands.delete(ID);
    commands.delete(ID);
    assertThat(units).isEmptyDirectory();
  }

  @Test
  void whatAnEarlierStartLeftIsGone() {
    commands.write(ID, command(";"));
    commands.write(ID, command("plain"));
    assertThat(units).isEmptyDirectory();
  }

  @Test
  void nothingIsMadeWhereThereIsNoSystemd() throws IOException {
    Files.delete(units);
    commands.write(ID, command(";"));
    assertThat(units).doesNotExist();
    Files.createDirectory(units);
  }

  @Test
  void whatCannotBeWrittenNowMayBeWrittenLater() throws IOException {
    Files.createFile(dropIns);
    Files.delete(dropIns);
    Path obstacle = Files.createDirectories(dropIns.resolve("50-holdfast-command.conf/x"));
    assertThatExceptionOfType(RuntimeUnavailable.class)
        .isThrownBy(() -> commands.write(ID, command(";")))
        .withMessageContaining(dropIns.toString());
    Files.delete(obstacle);
    commands.write(ID, command(";"));
    assertThat(dropIns).isDirectoryContaining("glob:**.conf");
  }
}
