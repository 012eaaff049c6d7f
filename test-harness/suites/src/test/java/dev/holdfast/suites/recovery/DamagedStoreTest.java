package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.observe.Workloads.Slot;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The store comes to harm while the plugin is dead and tasks go on or end. */
@NeedsNode
class DamagedStoreTest {
  private static final Duration RESTART_WOULD_SHOW = Duration.ofSeconds(1);

  /** Something that happens to the folder of a store. */
  private interface Damage {
    void happen(Path store, RandomGenerator random) throws IOException;
  }

  @Test
  @Tag("A09")
  @DisplayName("A09 tasks come back by their labels when the store is deleted")
  void tasksComeBackByTheirLabelsWhenTheStoreIsDeleted() throws Exception {
    RigCampaign.run(
        "store deleted",
        (field, round, random) -> round(field, round, random, (store, _) -> Ground.delete(store)));
  }

  @Test
  @Tag("A09")
  @DisplayName("A09 tasks come back when the store is truncated")
  void tasksComeBackWhenTheStoreIsTruncated() throws Exception {
    RigCampaign.run(
        "store truncated",
        (field, round, random) -> round(field, round, random, StoreDamage::truncate));
  }

  @Test
  @Tag("A09")
  @DisplayName("A09 a damaged file is set aside and tasks come back")
  void damagedFileIsSetAsideAndTasksComeBack() throws Exception {
    RigCampaign.run(
        "store bit-flipped",
        (field, round, random) -> {
          Path store = field.ground().store();
          long before = StoreDamage.setAside(store);
          round(field, round, random, StoreDamage::flip);
          assertThat(StoreDamage.setAside(store)).as("files set aside").isGreaterThan(before);
        });
  }

  private static void round(RigField field, int round, RandomGenerator random, Damage damage)
      throws Exception {
    Path go = field.startEnders("end" + round, random);
    field.rig().killPlugin();
    field.end(go);
    damage.happen(field.ground().store(), random);
    field.rig().relaunch();
    field.recoverAll();
  }

  @Test
  @Tag("A09")
  @DisplayName("A09 an older copy of the store restarts nothing and loses nothing")
  void olderCopyOfTheStoreRestartsNothingAndLosesNothing() throws Exception {
    RigCampaign.run(
        "store restored",
        (field, round, random) -> {
          Path copy = field.ground().home().resolve("copy" + round);
          Path finished = field.startEnders("old" + round, random);
          StoreDamage.copy(field.ground().store(), copy);
          field.end(finished);
          field.endsAreTrue();
          RigTask since = field.rig().start(Script.steady("since" + round));
          field.keep(since);
          Path go = field.startEnders("end" + round, random);
          field.rig().killPlugin();
          field.end(go);
          StoreDamage.restore(copy, field.ground().store());
          field.rig().relaunch();
          field.recoverAll();
          Pause.of(RESTART_WOULD_SHOW);
          assertThat(revived("old" + round)).as("finished tasks that live again").isEmpty();
          field.giveUp(since);
          since.destroy(true);
        });
  }

  private static List<Slot> revived(String group) throws IOException {
    List<Slot> revived = new ArrayList<>(Workloads.copies().keySet());
    revived.removeIf(slot -> !slot.taskName().startsWith(group));
    return revived;
  }
}
