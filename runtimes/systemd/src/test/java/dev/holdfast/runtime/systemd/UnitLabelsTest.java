package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitLabelsTest {
  private static final String HOSTILE = "a b\t$x %n %% \\n \"q\" 'é' 漢😀\nUser=root==3D";

  private static WorkloadLabels labels(String text) {
    return new WorkloadLabels(
        Specs.owner("x"), new TaskSlot("alloc", text), new Invocation(text), text, text, "");
  }

  private static List<List<Byte>> told(WorkloadLabels labels) {
    return UnitLabels.fields(labels).stream().map(Samples::bytes).toList();
  }

  @Test
  void labelsComeBackAsTheyWentIn() {
    assertThat(UnitLabels.read(told(labels(HOSTILE)))).contains(labels(HOSTILE));
  }

  @Test
  void fieldsHoldNothingThatAUnitFileCouldMisread() {
    assertThat(UnitLabels.fields(labels(HOSTILE)))
        .allMatch(field -> field.matches("[A-Z_]+=[-A-Za-z0-9_.:/@+=]*"));
  }

  @Test
  void idsAreSearchableAsTheyAre() {
    String task = "0a6b1c2d-1111-2222-3333-444455556666/web.1_a/1f2e3d4c";
    assertThat(UnitLabels.encode(task)).isEqualTo(task);
  }

  @Test
  void fieldsOfOthersAreNotOurs() {
    assertThat(UnitLabels.read(List.of())).isEmpty();
    assertThat(UnitLabels.read(List.of(Samples.bytes("UNIT=x"), Samples.bytes("=")))).isEmpty();
    assertThat(UnitLabels.read(List.of(Samples.bytes("HOLDFAST_OWNER=x")))).isEmpty();
  }

  @Test
  void brokenEncodingIsNoLabel() {
    for (String broken : List.of("=", "=4", "=4Z", "a==")) {
      assertThat(UnitLabels.decode(broken)).isEmpty();
    }
  }
}
