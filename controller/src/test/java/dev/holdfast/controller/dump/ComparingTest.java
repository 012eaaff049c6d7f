package dev.holdfast.controller.dump;

import static dev.holdfast.controller.dump.Images.BOOT;
import static dev.holdfast.controller.dump.Images.NOW;
import static dev.holdfast.controller.dump.Images.belief;
import static dev.holdfast.controller.dump.Images.launched;
import static dev.holdfast.controller.dump.Images.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparingTest {
  private final NodeImage before = Images.live(alive("api"), alive("web"));

  @Test
  void theSameIsNoChangeHoweverItWasWritten() throws IOException {
    Comparison comparison = Comparing.of(before, before);
    assertThat(comparison.changes()).isEmpty();
    assertThat(comparison.summary())
        .contains("2 tasks before, 2 after")
        .contains("2 as before (2 the same living process), 0 changed, 0 new, 0 gone");
    JsonRenderer json = new JsonRenderer();
    assertThat(json.parseAll(json.render(before))).containsExactly(before);
    assertThat(json.parseAll(json.compact(before) + json.compact(before))).hasSize(2);
  }

  @Test
  void aRestartOfThePluginIsToldAndTasksThatLivedOnAreCounted() {
    Comparison comparison = Comparing.of(before, withPlugin(before, 99, 5));
    assertThat(comparison.changes())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.kind()).isEqualTo("node");
          assertThat(change.words().getFirst())
              .startsWith("the plugin was started anew: generation 4 (pid 77) before, now")
              .contains("generation 5");
        });
    assertThat(comparison.summary()).contains("2 the same living process");
  }

  @Test
  void anotherProcessInTheSameAttemptIsShouted() {
    TaskRecord record = launched("web");
    Incarnation other = new Incarnation("i2", 9999, NOW.plusSeconds(1), "");
    Belief replaced = belief(record, new Observation.Running(record.invocation(), other));
    assertThat(words(Images.live(alive("api"), replaced)))
        .anyMatch(word -> word.startsWith("it is ANOTHER PROCESS than before: running pid 4242"));
  }

  @Test
  void anEndIsToldWithItsCodeAndWhenNomadHeard() {
    TaskRecord record = launched("web");
    Known.Ended ended = new Known.Ended(ExitStatus.exited(7), NOW, NOW, NOW.plusMillis(12));
    TaskRecord over =
        record.knowing(record.known().withEnded(ended), new Remark(NOW, BOOT, "exit", "code 7"));
    Observation exited =
        new Observation.Exited(record.invocation(), Images.ALIVE, ExitStatus.exited(7), NOW);
    assertThat(words(Images.live(alive("api"), belief(over, exited))))
        .contains(
            "it stands at running before, now ended",
            "it ended code 7 at 2026-03-04T05:06:07.008Z",
            "Nomad was told of the end at 2026-03-04T05:06:07.020Z");
  }

  @Test
  void whatAppearsAndVanishesIsNamed() {
    NodeImage after = Images.live(alive("api"), alive("db"));
    assertThat(Comparing.of(before, after).changes())
        .extracting(Comparison.Change::kind)
        .containsExactly("new", "gone");
    assertThat(Comparing.of(before, after).text())
        .contains("0f1c2d3e-1111-2222-3333-444455556666/db: it is new: running pid 4242");
  }

  private List<String> words(NodeImage after) {
    return Comparing.of(before, after).changes().stream()
        .flatMap(change -> change.words().stream())
        .toList();
  }

  private static Belief alive(String task) {
    return belief(launched(task), running(launched(task)));
  }

  private static NodeImage withPlugin(NodeImage image, long pid, long generation) {
    NodeImage.Header it = image.header();
    NodeImage.PluginImage plugin =
        new NodeImage.PluginImage(pid, generation, "b1", NOW, null, "running", false);
    return new NodeImage(
        new NodeImage.Header(
            it.schemaVersion(),
            it.version(),
            it.driver(),
            it.hostname(),
            it.bootId(),
            plugin,
            it.runtimes(),
            it.queue(),
            it.store(),
            it.source(),
            it.at(),
            it.notes(),
            null,
            List.of()),
        image.tasks());
  }
}
