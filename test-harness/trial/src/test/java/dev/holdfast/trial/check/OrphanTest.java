package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.InventoryCompared;
import dev.holdfast.trial.history.Item;
import dev.holdfast.trial.history.Planted;
import dev.holdfast.trial.history.Rpc;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrphanTest {
  private static Story running() {
    return new Story().plan("a", RUNS).start(1, "a").seen(1.1, 10).looks(1.5, 40);
  }

  @Test
  void whatWasDestroyedDoesNotLiveOn() {
    Story destroyed = running().call(5, Rpc.DESTROY, "a", Answer.ok());

    assertThat(destroyed.broken(40)).containsExactly(Invariant.I3);
    assertThat(destroyed.gone(7, 10, 6.9).broken(40)).isEmpty();
  }

  @Test
  void aDestroyThatIsRefusedClaimsNothing() {
    Story refused = running().call(5, Rpc.DESTROY, "a", Answer.refused("UNKNOWN", "is running"));

    assertThat(refused.broken(40)).isEmpty();
  }

  @Test
  void whatWasRefusedToStartDoesNotLive() {
    Story refused =
        new Story()
            .plan("a", RUNS)
            .call(1, Rpc.START, "a", Answer.refused("UNKNOWN", "no"))
            .seen(1.2, 10)
            .looks(1.5, 40);

    assertThat(refused.broken(40)).containsExactly(Invariant.I3);
    assertThat(refused.call(20, Rpc.DESTROY, "a", Answer.ok()).gone(20.2, 10, 20).broken(40))
        .containsExactly(Invariant.I3);
  }

  @Test
  void whoStartsAgainTakesItOver() {
    Story again =
        new Story()
            .plan("a", RUNS)
            .call(1, Rpc.START, "a", Answer.refused("UNKNOWN", "no"))
            .start(2, "a")
            .seen(2.2, 10)
            .looks(2.5, 40);

    assertThat(again.broken(40)).isEmpty();
  }

  @Test
  void everyLeftoverIsNamed() {
    InventoryCompared compared =
        new InventoryCompared(
            Story.nanos(30),
            List.of(new Item(Item.Kind.UNIT, "web.service"), new Item(Item.Kind.MOUNT, "/var/x")),
            List.of());

    Judgement judgement = new Story().with(compared).judge(40);

    assertThat(judgement.violations())
        .extracting(Violation::invariant, Violation::sentence)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Invariant.I3, "Unit web.service was left behind."),
            org.assertj.core.groups.Tuple.tuple(Invariant.I10, "Mount /var/x was left behind."));
  }

  private static InventoryCompared leftBehind(Item.Kind kind, String name) {
    return new InventoryCompared(Story.nanos(30), List.of(new Item(kind, name)), List.of());
  }

  @Test
  void whoseDestroyWasRefusedForAFaultIsNotFoundAgain() {
    Answer refused = Answer.refused("FAILED_PRECONDITION", "the disk is read-only");
    Story full = running().fault(4, 6, Effect.REFUSALS).call(5, Rpc.DESTROY, "a", refused);
    Item process = new Item(Item.Kind.PROCESS, "10:100");

    assertThat(full.with(leftBehind(process.kind(), process.name())).broken(40)).isEmpty();
    assertThat(full.with(leftBehind(Item.Kind.UNIT, "my-web.service")).broken(40)).isEmpty();
    assertThat(full.with(leftBehind(Item.Kind.UNIT, "my-db.service")).broken(40))
        .containsExactly(Invariant.I3);
  }

  @Test
  void whoseDestroyWasRefusedForNothingIsLeftBehind() {
    Answer refused = Answer.refused("UNKNOWN", "is running");
    Story story = running().call(5, Rpc.DESTROY, "a", refused);

    assertThat(story.with(leftBehind(Item.Kind.PROCESS, "10:100")).broken(40))
        .containsExactly(Invariant.I3);
  }

  @Test
  void whatWasPlantedMustStay() {
    Item item = new Item(Item.Kind.UNIT, "lookalike.service");
    Story story = new Story().with(new Planted(0, item, "same name, other owner"));

    assertThat(compared(story, List.of()).clean()).isTrue();
    assertThat(compared(story, List.of(item)).violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.invariant()).isEqualTo(Invariant.I11);
          assertThat(violation.proof()).hasSize(2);
        });
  }

  private static Judgement compared(Story story, List<Item> lost) {
    return story.with(new InventoryCompared(Story.nanos(30), List.of(), lost)).judge(40);
  }
}
