package dev.holdfast.controller.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controller.dump.TaskImage.SpecImage;
import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.store.Place;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a task was given of its node. */
class GivenTest {
  private static final Place PLACE =
      new Place(
          "n1",
          "node-1",
          "/run/netns/web",
          List.of(new Port("http", "10.0.0.1", 8080, 80)),
          List.of("10.0.0.53"),
          List.of(new Mount("/srv/data", "/data", true, "")),
          List.of(new Device("/dev/kvm", "/dev/kvm", "rw")));

  private static NodeImage image(Place place) {
    Resources asked = new Resources(500, 0.1, "2-3", 64 << 20, 128 << 20);
    SpecOutline outline =
        new SpecOutline("/usr/bin/app", "", asked, new Stdio("", ""), "d1", place);
    TaskRecord record = TaskRecord.wanted(Images.record("web").labels(), "systemd", outline);
    return Images.live(Images.belief(record, Images.running(record)));
  }

  @Test
  void allOfItIsSaidInOneSentence() {
    SpecImage spec = image(PLACE).tasks().getFirst().desired().spec();
    assertThat(GivenText.sentence(spec))
        .isEqualTo(
            "It was given: memory 64 MiB, memory limit 128 MiB, CPU shares 500, cores 2-3,"
                + " port http 10.0.0.1:8080 for its 80, DNS 10.0.0.53, network of /run/netns/web,"
                + " mount /srv/data at /data (read only), device /dev/kvm.");
  }

  @Test
  void theNodeIsCalledAsNomadCallsIt() {
    assertThat(image(PLACE).header().node()).isEqualTo(new NodeImage.NodeName("n1", "node-1"));
    assertThat(image(Place.unknown()).header().node()).isNull();
  }

  @Test
  void itSurvivesJsonAndMayBeMissingThere() throws IOException {
    JsonRenderer json = new JsonRenderer();
    NodeImage image = image(PLACE);
    assertThat(json.parse(json.render(image))).isEqualTo(image);
    String older = json.compact(image).replaceAll(",\"given\":\\{.*?\\]\\}", "");
    assertThat(older).doesNotContain("given");
    assertThat(json.parse(older).tasks().getFirst().desired().spec().given())
        .isEqualTo(GivenImage.NOTHING);
  }
}
