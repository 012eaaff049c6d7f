package dev.holdfast.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.holdfast.store.ChildJvm;
import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
  @TempDir Path folder;

  /** Opens the store in the folder named first, says so, and keeps it until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      try (StateStore store = MapDbStateStore.open(Path.of(args[0]))) {
        System.out.println("open " + store.info().records());
        int end = System.in.read();
        System.out.println("end " + end);
      } catch (StoreInUse e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private String firstLineOfAnotherOpening() throws IOException {
    Process other = ChildJvm.plain().start(Holder.class, folder.toString());
    try (var out = other.inputReader()) {
      return out.readLine();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void otherProcessIsNamedAndItsDeathFreesTheStore() throws Exception {
    Instant before = Instant.now().minusSeconds(1);
    Process holder = ChildJvm.plain().start(Holder.class, folder.toString());
    assertThat(holder.inputReader().readLine()).isEqualTo("open 0");
    Instant start = Instant.now();
    assertThatExceptionOfType(StoreInUse.class)
        .isThrownBy(() -> MapDbStateStore.open(folder))
        .withMessageContaining("by process " + holder.pid() + " since ")
        .withMessageContaining(folder.toString())
        .satisfies(e -> assertThat(since(e)).isBetween(before, Instant.now()));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));

    holder.toHandle().destroyForcibly();
    holder.waitFor();
    assertThatNoException().isThrownBy(() -> MapDbStateStore.open(folder).close());
  }

  private static Instant since(StoreInUse e) {
    return Instant.parse(String.valueOf(e.getMessage()).replaceAll(".* since (\\S+): .*", "$1"));
  }

  @Test
  void secondOpeningInTheSameProcessIsRefusedAndLeavesTheLockAlone() throws Exception {
    try (StateStore store = MapDbStateStore.open(folder)) {
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(StoreInUse.class)
            .isThrownBy(() -> MapDbStateStore.open(folder))
            .withMessageContaining("by process " + ProcessHandle.current().pid());
        assertThat(firstLineOfAnotherOpening()).contains("in use by process");
      }
      store.put(Records.first(1));
    }
  }

  @Test
  void offlineReaderLeavesTheLockAlone() throws Exception {
    try (StateStore store = MapDbStateStore.open(folder)) {
      store.put(Records.first(1));
      assertThat(OfflineStore.read(folder).records()).isEqualTo(store.all());
      assertThat(firstLineOfAnotherOpening()).contains("in use by process");
    }
  }

  @Test
  void leftoversOfADeadOwnerAreNoObstacle() throws IOException {
    Files.writeString(folder.resolve("owner"), "pid=1\nstarted=5\nsince=6\n");
    Files.createFile(folder.resolve("lock"));
    assertThatNoException().isThrownBy(() -> MapDbStateStore.open(folder).close());
    Files.writeString(folder.resolve("owner"), "\0 nonsense");
    assertThatNoException().isThrownBy(() -> MapDbStateStore.open(folder).close());
    assertThat(folder.resolve("owner")).doesNotExist();
  }

  @Test
  void ownerComesBackFromItsFile() throws IOException {
    LockOwner owner = LockOwner.thisProcess(Clock.systemUTC());
    Path file = folder.resolve("owner");
    Files.writeString(file, owner.text());
    assertThat(LockOwner.read(file)).contains(owner);
    assertThat(owner.sameProcess(LockOwner.thisProcess(Clock.systemUTC()))).isTrue();
    assertThat(owner.sameProcess(new LockOwner(owner.pid(), 0, owner.sinceMillis()))).isFalse();
  }

  @Test
  void closeFreesTheStoreForTheSameProcess() {
    MapDbStateStore.open(folder).close();
    assertThatNoException().isThrownBy(() -> MapDbStateStore.open(folder).close());
  }
}
