package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.linux.cgroup.OomKill;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryKillsTest {
  private static final UnitFacts UNIT =
      new UnitFacts(
          Map.of(
              "Id", "holdfast-web.service",
              "ExecMainStartTimestampMonotonic", 100_000_000L,
              "ExecMainExitTimestampMonotonic", 200_000_000L));
  private static final String GROUP = "/outer/holdfast.slice/holdfast-web.service";

  private static boolean explained(CgroupVersion version, ExitStatus status, OomKill... log) {
    Exited exit =
        new Exited(
            new Invocation("a"), new Incarnation("", 0, Instant.EPOCH, ""), status, Instant.EPOCH);
    return new MemoryKills(version, () -> List.of(log)).explain(exit, UNIT);
  }

  private static boolean explained(OomKill kill) {
    return explained(CgroupVersion.V1, ExitStatus.killed(9), kill);
  }

  @Test
  void killOfTheUnitWhileItRanExplainsItsEnd() {
    assertThat(explained(new OomKill(199_990_000, GROUP))).isTrue();
    assertThat(explained(new OomKill(199_990_000, GROUP + "/child"))).isTrue();
  }

  @Test
  void killOfAnotherUnitOrAnotherTimeDoesNot() {
    assertThat(explained(new OomKill(150_000_000, GROUP + "x"))).isFalse();
    assertThat(explained(new OomKill(150_000_000, "/holdfast.slice"))).isFalse();
    assertThat(explained(new OomKill(90_000_000, GROUP))).isFalse();
    assertThat(explained(new OomKill(210_000_000, GROUP))).isFalse();
  }

  @Test
  void successNeedsNoExplanation() {
    OomKill kill = new OomKill(150_000_000, GROUP);
    assertThat(explained(CgroupVersion.V1, ExitStatus.exited(0), kill)).isFalse();
    assertThat(explained(CgroupVersion.V1, ExitStatus.exited(137), kill)).isTrue();
  }

  @Test
  void unifiedGroupsAreSystemdsToExplain() {
    OomKill kill = new OomKill(150_000_000, GROUP);
    assertThat(explained(CgroupVersion.V2, ExitStatus.killed(9), kill)).isFalse();
  }
}
