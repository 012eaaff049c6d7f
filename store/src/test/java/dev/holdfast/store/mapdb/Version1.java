package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What lies in the test resources under {@code store-v1}, as schema 1 wrote it. Never write those
 * files again: they stand for the ones that users have.
 */
final class Version1 {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");
  private static final BootId BOOT = new BootId("6f1c2d3e-0000-4a5b-8c7d-0123456789ab");
  private static final Remark REMARK = new Remark(NOON, BOOT, "start", "Nomad asked for it");

  private Version1() {}

  /** How the files were made. Argument: a folder. */
  public static void main(String[] args) throws IOException {
    Path living = Files.createTempDirectory("store");
    for (TaskRecord record : List.of(running(), stopping())) {
      try (StateStore store = MapDbStateStore.open(living)) {
        store.put(record);
      }
    }
    try (StateStore store = MapDbStateStore.open(living)) {
      store.put(ended());
      store.delete(stopping().slot());
      Damages.copy(living, Path.of(args[0]));
    }
  }

  /** What is in them. */
  static List<TaskRecord> records() {
    return List.of(running(), ended());
  }

  private static TaskRecord running() {
    Known known =
        Known.nothing()
            .withIntended(new Known.Intended(BOOT, NOON))
            .withLaunched(new Known.Launched(BOOT, incarnation(), NOON.plusMillis(40)));
    return record("1", new Desired.Run(), known, 3);
  }

  private static TaskRecord stopping() {
    Desired stop = new Desired.Stop(Signal.TERM, Duration.ofMillis(5_500), NOON);
    return record("2", stop, Known.nothing().withStopSignalled(NOON), 1);
  }

  private static TaskRecord ended() {
    ExitStatus status = new ExitStatus.Killed(9, true);
    Known known =
        Known.nothing()
            .withEnded(new Known.Ended(status, NOON, NOON.plusSeconds(1)))
            .withRemovedAt(NOON.plusSeconds(2));
    return record("3", new Desired.Gone(), known, 12);
  }

  private static Incarnation incarnation() {
    return new Incarnation("0123456789abcdef0123456789abcdef", 4711, NOON, "/system.slice/x");
  }

  private static TaskRecord record(String task, Desired desired, Known known, long revision) {
    WorkloadLabels labels =
        new WorkloadLabels(
            new Owner("fedcba9876543210"),
            new TaskSlot("9a5f0c7e-1111-2222-3333-444444444444", task),
            new Invocation("9a5f0c7e/" + task + "/abcd"),
            "default",
            "jøb \"1\"",
            "group");
    SpecOutline outline =
        new SpecOutline(
            "/usr/bin/sleep",
            "nobody",
            new Resources(500, 0.125, "0,2-3", 64 << 20, 128 << 20),
            new Stdio("/alloc/logs/.out.fifo", "/dev/null"),
            "ab".repeat(32));
    return new TaskRecord(labels, "systemd", outline, desired, known, revision, List.of(REMARK));
  }
}
