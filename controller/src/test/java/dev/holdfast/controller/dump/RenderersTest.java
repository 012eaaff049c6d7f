package dev.holdfast.controller.dump;

import static dev.holdfast.controller.dump.Images.BOOT;
import static dev.holdfast.controller.dump.Images.NOW;
import static dev.holdfast.controller.dump.Images.belief;
import static dev.holdfast.controller.dump.Images.launched;
import static dev.holdfast.controller.dump.Images.running;
import static dev.holdfast.controller.dump.Images.stopping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderersTest {
  private final NodeImage image =
      Images.live(
          belief(launched("api"), running(launched("api"))),
          belief(stopping("web"), running(stopping("web"))));

  @Test
  void theFirstLineIsTheSummary() {
    assertThat(table(image).getFirst())
        .isEqualTo("2 tasks: 1 converged, 1 acting (1 stop) - 0 orphans - store ok");
    assertThat(table(Images.live()).getFirst()).isEqualTo("0 tasks - 0 orphans - store ok");
  }

  @Test
  void workloadsThatNomadDidNotNameAreOrphans() {
    TaskRecord record = launched("web");
    Belief belief =
        new Belief(record, running(record), NOW, "unclaimed", "left alone", "soon", null, 0);
    assertThat(table(Images.live(belief)).getFirst())
        .isEqualTo("1 task: 1 converged - 1 orphan - store ok");
  }

  @Test
  void everyTaskHasARowAndItsLastDecisions() {
    assertThat(table(image))
        .contains("TASK         JOB  WANTED       SEEN             STANDS")
        .contains("0f1c2d3e/api shop run          running pid 4242 converged")
        .contains("0f1c2d3e/web shop stop SIGTERM running pid 4242 acting")
        .contains("    differs: still running, since 2026-03-04T05:06:07.008Z")
        .contains("    plan: nothing to do; next: send SIGTERM; looks again when told")
        .contains("    2026-03-04T05:06:07.008Z  launch: it was not there yet")
        .contains("    2026-03-04T05:06:07.008Z  stop: Nomad stops it");
  }

  @Test
  void offlineSaysSoAndShowsWhatIsKnown() {
    Belief belief = Belief.ofRecord(launched("web"), new Observation.Unknown("offline"));
    NodeImage offline =
        new NodeImageBuilder(Redaction.withFreshKey())
            .build(
                Images.header(NodeImage.Source.OFFLINE_DAMAGED, "journal-1.log is cut off"),
                List.of(belief));
    assertThat(table(offline).getFirst())
        .isEqualTo("1 task: 1 unknown - 0 orphans - store damaged");
    assertThat(String.join("\n", table(offline)))
        .contains("offline from the store's files")
        .contains("note: journal-1.log is cut off")
        .contains("unknown, was running pid 4242");
  }

  @Test
  void noLineIsWiderThanTheTableAndNoneHoldsControlCharacters() {
    Remark remark =
        new Remark(NOW, BOOT, "x", "\u001b[31m" + "word ".repeat(100) + "y".repeat(300));
    TaskRecord record = launched("t".repeat(100)).knowing(launched("x").known(), remark);
    NodeImage wide = Images.live(belief(record, new Observation.Unknown("z".repeat(500))));
    assertThat(table(wide))
        .allSatisfy(
            line -> assertThat(line).hasSizeLessThanOrEqualTo(120).doesNotContain("\u001b"));
  }

  @Test
  void anImageSurvivesJson() throws IOException {
    JsonRenderer json = new JsonRenderer();
    assertThat(json.parse(json.render(image))).isEqualTo(image);
    assertThat(json.compact(image)).doesNotContain("\n");
    assertThat(json.render(image))
        .contains("\"alloc_id\" : \"0f1c2d3e-")
        .contains("\"at\" : \"2026");
  }

  @Test
  void whatIsNoImageIsRefused() {
    String whole = new JsonRenderer().compact(image);
    for (String text : List.of("", "null", "{}", "[]", whole.substring(0, whole.length() / 2))) {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> new JsonRenderer().parse(text));
    }
  }

  private static List<String> table(NodeImage image) {
    return new TableRenderer(3).render(image).lines().toList();
  }
}
