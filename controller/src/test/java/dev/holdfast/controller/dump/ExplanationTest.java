package dev.holdfast.controller.dump;

import static dev.holdfast.controller.dump.Images.BOOT;
import static dev.holdfast.controller.dump.Images.NOW;
import static dev.holdfast.controller.dump.Images.belief;
import static dev.holdfast.controller.dump.Images.launched;
import static dev.holdfast.controller.dump.Images.running;
import static dev.holdfast.controller.dump.Images.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  @Test
  void aTaskThatRunsIsExplainedWithItsProcess() {
    assertThat(text(belief(launched("web"), running(launched("web")))))
        .contains("/web is attempt 3b2a91d0 of a task in group web of job shop")
        .contains("it runs /usr/bin/app as nobody.")
        .contains("Nomad wants it to run.")
        .contains("It runs as process 4242, started at 2026-03-04T05:06:07.008Z")
        .contains("It is as wanted");
  }

  @Test
  void anEndTellsCauseEvidenceAndTelling() {
    String text = ended(new ExitStatus.Killed(9, true), NOW.plusMillis(15));
    assertThat(text)
        .contains(
            "It ended with 137 (SIGKILL) at 2026-03-04T05:06:07.008Z because the kernel killed it"
                + " for memory.")
        .contains("noted at 2026-03-04T05:06:07.011Z, 3.0 ms later by generation 4")
        .contains("on a hint of the runtime")
        .contains("Nomad was told at 2026-03-04T05:06:07.023Z, 12.0 ms after that was noted.");
  }

  @Test
  void whoSentTheSignalIsNotGuessed() {
    assertThat(ended(ExitStatus.killed(15), null))
        .contains("143 (SIGTERM)")
        .contains("by a signal that was not sent by the plugin")
        .contains("Nomad has not been told in this life of the plugin");
    assertThat(ended(ExitStatus.exited(3), null)).contains("exit code 3").contains("by itself");
  }

  @Test
  void aLostTaskHasNoCode() {
    assertThat(ended(new ExitStatus.Lost("the machine was booted anew"), null))
        .contains("It is lost")
        .contains("Nobody can know its exit code, and none was made up.");
  }

  @Test
  void whatHoldsATaskUpIsSaid() {
    TaskRecord record = stopping("web");
    Belief.Pace pace = new Belief.Pace(NOW, NOW.plusSeconds(2), "runtime", "send", NOW);
    Belief stuck =
        new Belief(record, running(record), NOW, "claimed", "x", "soon", "no bus", 3, pace);
    assertThat(text(stuck))
        .contains("Nomad wants it to end: by SIGTERM, and by SIGKILL from 2026-03-04T05:06:12.008Z")
        .contains("It is not as wanted: still running, since 2026-03-04T05:06:07.008Z.")
        .contains("Next the plugin will send SIGTERM.")
        .contains("held up by the runtime, in 3 tries in a row: no bus.");
  }

  @Test
  void offlineClaimsNothingAboutNow() {
    NodeImage offline =
        new NodeImageBuilder(Redaction.withFreshKey())
            .build(
                Images.header(NodeImage.Source.OFFLINE_DAMAGED, "journal-1.log is cut off"),
                List.of(Belief.ofRecord(launched("web"), new Observation.Unknown("nobody asked"))));
    String text = String.join("\n", Explanation.of(offline, offline.tasks().getFirst()));
    assertThat(text)
        .contains("What it does now is not known (nobody asked); by the record it was first seen")
        .contains("read from a DAMAGED store")
        .doesNotContain("It is as wanted");
  }

  private static String ended(ExitStatus status, @Nullable Instant told) {
    TaskRecord record = launched("web");
    Trace trace = new Trace(3, 4, "running", "ended", "hint", Duration.ofMillis(2), null, 1);
    Known.Ended end = new Known.Ended(status, NOW, NOW.plusMillis(3), told);
    TaskRecord over =
        record.knowing(
            record.known().withEnded(end), new Remark(NOW, BOOT, "exit", "it ended", trace));
    Observation seen = new Observation.Exited(record.invocation(), Images.ALIVE, status, NOW);
    return text(belief(over, seen)).replace("\n  ", " ");
  }

  private static String text(Belief belief) {
    NodeImage image = Images.live(belief);
    return String.join("\n", Explanation.of(image, image.tasks().getFirst()));
  }
}
