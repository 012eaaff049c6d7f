package dev.holdfast.controller.failpoints;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailpointsTest {
  private static final String PUT = "store.put.before";
  private static final TaskSlot SLOT = Specs.slot(1, "web");

  private final Path folder;
  private final Rig rig;

  FailpointsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.rig = new Rig(folder);
  }

  private static boolean fails(Failpoints failpoints, String point, Whom whom) {
    try {
      failpoints.hit(point, whom);
      return false;
    } catch (Injected _) {
      return true;
    }
  }

  @Test
  void anEmptyFileLetsEverythingPass() throws IOException {
    assertThat(fails(rig.life(), PUT, Whom.ALL)).isFalse();
    assertThat(rig.fired()).isEmpty();
  }

  @Test
  void aChangeOfTheFileHoldsFromTheNextHitOn() throws IOException {
    Failpoints life = rig.life();
    rig.say(PUT + " = error(full)");
    assertThat(fails(life, PUT, Whom.ALL)).isTrue();
    rig.say("# nothing");
    assertThat(fails(life, PUT, Whom.ALL)).isFalse();
    Files.delete(rig.file);
    assertThat(fails(life, PUT, Whom.ALL)).isFalse();
  }

  @Test
  void countsAreKeptWhileOtherRulesComeAndGo() throws IOException {
    Failpoints life = rig.life();
    rig.say(PUT + " = 1*error(full)");
    assertThat(fails(life, PUT, Whom.ALL)).isTrue();
    rig.say(PUT + " = 1*error(full)", "runtime.list.before = error(unavailable)");
    assertThat(fails(life, PUT, Whom.ALL)).isFalse();
    assertThat(fails(life, "runtime.list.before", Whom.ALL)).isTrue();
    rig.say(PUT + " = 1*error(full) # the second one");
    assertThat(fails(life, PUT, Whom.ALL)).isTrue();
  }

  @Test
  void whatAnEarlierLifeDidIsNotDoneAgain() throws IOException {
    rig.say(PUT + " = 1*off -> 1*exit -> 1*off -> 1*exit");
    for (int death = 1; death <= 2; death++) {
      Failpoints life = rig.life();
      life.hit(PUT, Whom.ALL);
      assertThatExceptionOfType(Rig.Died.class).isThrownBy(() -> life.hit(PUT, Whom.ALL));
    }
    Failpoints last = rig.life();
    for (int hit = 0; hit < 5; hit++) {
      last.hit(PUT, Whom.ALL);
    }
    assertThat(rig.fired()).containsExactly(PUT + " - 2", PUT + " - 4");
  }

  @Test
  void whatFiresIsNotedBeforeItHappens() throws IOException {
    Failpoints life = rig.say(PUT + " = exit").life();
    assertThatExceptionOfType(Rig.Died.class).isThrownBy(() -> life.hit(PUT, new Whom.Slot(SLOT)));
    assertThat(rig.fired()).containsExactly(PUT + " " + SLOT + " 1");
    assertThat(Files.getPosixFilePermissions(folder.resolve("failpoints.fired")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatCannotBeNotedIsNotDone() throws IOException {
    Failpoints life = rig.say(PUT + " = exit").life();
    Files.createDirectory(folder.resolve("failpoints.fired"));
    life.hit(PUT, Whom.ALL);
    assertThat(rig.exits).isEmpty();
  }

  @Test
  void aRuleForOneTaskSparesTheOthers() throws IOException {
    Failpoints life = rig.life();
    rig.say(PUT + " task=" + SLOT + " = error(full)");
    assertThat(fails(life, PUT, Whom.ALL)).isFalse();
    assertThat(fails(life, PUT, new Whom.Slot(Specs.slot(2, "web")))).isFalse();
    assertThat(fails(life, PUT, new Whom.Slot(SLOT))).isTrue();
    WorkloadId id = WorkloadId.of(Specs.owner("a"), SLOT);
    assertThat(fails(life, PUT, new Whom.Workload(Specs.owner("a"), id))).isTrue();
    assertThat(fails(life, PUT, new Whom.Workload(Specs.owner("b"), id))).isFalse();
  }

  @Test
  void aHangEndsWhenItsRuleIsGone() throws IOException {
    Failpoints life = rig.say(PUT + " = hang").life();
    Thread hanging = Thread.ofVirtual().start(() -> life.hit(PUT, Whom.ALL));
    await().atMost(10, SECONDS).until(() -> rig.fired().size() == 1);
    assertThat(hanging.isAlive()).isTrue();
    rig.say("# released");
    await().atMost(10, SECONDS).until(() -> !hanging.isAlive());
  }

  @Test
  void aHangEndsWithItsThread() throws IOException {
    Failpoints life = rig.say(PUT + " = hang").life();
    Thread hanging = Thread.ofVirtual().start(() -> life.hit(PUT, Whom.ALL));
    hanging.interrupt();
    await().atMost(10, SECONDS).until(() -> !hanging.isAlive());
  }

  @Test
  void aFileThatIsNotUnderstoodLetsEverythingPass() throws IOException {
    Failpoints life = rig.say(PUT + " = exit", "nonsense").life();
    life.hit(PUT, Whom.ALL);
    assertThat(rig.exits).isEmpty();
  }

  @Test
  void aFileThatOthersCanWriteFromNowOnLetsEverythingPass() throws IOException {
    Failpoints life = rig.say(PUT + " = exit").life();
    Files.setPosixFilePermissions(rig.file, PosixFilePermissions.fromString("rw-rw-rw-"));
    life.hit(PUT, Whom.ALL);
    assertThat(rig.exits).isEmpty();
  }

  @Test
  void withoutAFileAtTheStartThereAreNoFailpoints() throws IOException {
    Files.delete(rig.file);
    assertThatExceptionOfType(IOException.class).isThrownBy(rig::life);
  }

  @Test
  void theEffectHappensBetweenItsPointsAndNotBehindAFailure() throws IOException {
    List<String> done = new ArrayList<>();
    Failpoints life = rig.life();
    rig.say("runtime.remove.after = error(unavailable)");
    assertThatExceptionOfType(Injected.class)
        .isThrownBy(() -> life.around("runtime.remove", Whom.ALL, () -> done.add("first")));
    rig.say("runtime.remove.before = error(unavailable)");
    assertThatExceptionOfType(Injected.class)
        .isThrownBy(() -> life.around("runtime.remove", Whom.ALL, () -> done.add("second")));
    assertThat(done).containsExactly("first");
  }
}
