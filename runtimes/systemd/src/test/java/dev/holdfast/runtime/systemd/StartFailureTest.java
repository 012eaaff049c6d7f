package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {
  private static final WorkloadSpec SPEC =
      Samples.specs(Map.of("command", "tool", "group", "staff", "working_directory", "/srv"))
          .user("alice")
          .output("/l/out", "/l/err")
          .build();

  private static UnitFacts unit(int code, int status) {
    return new UnitFacts(
        Map.of("ExecMainCode", code, "ExecMainStatus", status, "Result", "resources"));
  }

  @ParameterizedTest
  @CsvSource({
    "200, 'working_directory = \"/srv\"'",
    "203, 'command = \"tool\"'",
    "209, '/l/out'",
    "216, 'group = \"staff\"'",
    "217, 'user = \"alice\"'",
    "225, 'network namespace'",
    "226, 'volume'",
    "231, 'step 231'"
  })
  void sentenceNamesTheOption(int status, String part) {
    UnitPlan plan = Samples.plan(SPEC, CgroupVersion.V2);
    assertThat(StartFailure.sentence(SPEC, plan, unit(1, status)))
        .contains(part)
        .doesNotContain("\n");
  }

  @Test
  void unitThatNeverHadAProcessSaysWhy() {
    UnitPlan plan = Samples.plan(SPEC, CgroupVersion.V2);
    assertThat(StartFailure.sentence(SPEC, plan, unit(0, 0))).contains("resources");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "1, 203, true",
    "1, 243, true",
    "1, 199, false",
    "1, 244, false",
    "1, 1, false",
    "2, 203, false"
  })
  void onlySystemdsOwnCodesMeanThatTheProgramNeverRan(int code, int status, boolean never) {
    assertThat(StartFailure.neverRan(unit(code, status))).isEqualTo(never);
  }
}
