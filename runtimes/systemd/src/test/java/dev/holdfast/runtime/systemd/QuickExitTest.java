package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickExitTest {
  private static final Path SHELL = Path.of("/bin/sh");

  @TempDir private Path folder;

  private Specs specs() {
    return Samples.specs(Map.of("command", "program", "working_directory", folder.toString()));
  }

  private static boolean isProven(int status, WorkloadSpec spec, Path program) {
    UnitPlan plan = Samples.plan(spec, CgroupVersion.V2);
    return QuickExit.isProven(
        status,
        spec,
        new UnitPlan(
            plan.options(), program, plan.environmentFile(), plan.slice(), plan.cgroups()));
  }

  private Path script(String text) throws IOException {
    Path script = Files.writeString(folder.resolve("script"), text);
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void codeOfAProgramThatCouldBeExecutedIsItsOwn() throws IOException {
    WorkloadSpec spec = specs().build();
    assertThat(isProven(203, spec, SHELL)).isTrue();
    assertThat(isProven(203, spec, script("#! /bin/sh -e\nexit 203\n"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"#!/no/such/interpreter", "exit 203", "#!", "#!sh"})
  void codeOfAProgramThatMayNotBeExecutableIsNot(String text) throws IOException {
    assertThat(isProven(203, specs().build(), script(text + "\n"))).isFalse();
    assertThat(isProven(203, specs().build(), folder)).isFalse();
    assertThat(isProven(203, specs().build(), folder.resolve("missing"))).isFalse();
  }

  @Test
  void folderAndPipesThatAreThereAreNoCause() throws IOException {
    Path pipe = Files.createFile(folder.resolve("pipe"));
    WorkloadSpec spec = specs().output(pipe.toString(), folder + "/missing").build();
    assertThat(isProven(200, spec, SHELL)).isTrue();
    assertThat(isProven(209, spec, SHELL)).isTrue();
    assertThat(isProven(222, spec, SHELL)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "201, true",
    "202, false",
    "210, true",
    "214, true",
    "217, true",
    "219, false",
    "225, true",
    "226, true",
    "243, true"
  })
  void stepsThatTheUnitDoesNotHaveAreNoCause(int status, boolean proven) {
    assertThat(isProven(status, specs().build(), SHELL)).isEqualTo(proven);
  }

  @Test
  void rightsOfOtherUsersAreNotJudged() {
    assertThat(isProven(203, specs().user("nobody").build(), SHELL)).isFalse();
  }
}
