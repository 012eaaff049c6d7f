package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The second half of a reboot test, a program on the node: does what a client does at its start and
 * judges what it gets. Its exit code is 0 if all is well.
 */
public final class AfterReboot {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration RESTART_WOULD_SHOW = Duration.ofSeconds(2);
  private static final ExitReport TERMINATED = new ExitReport(128 + 15, 15, false, "");

  private final Ground ground;
  private final Rig rig;
  private int lost;
  private int told;

  private AfterReboot(Ground ground) {
    this.ground = ground;
    this.rig = Rig.open(ground.plugin(), ground.data(), ground.options());
  }

  /** Takes the home folder. */
  public static void main(String[] args) throws Exception {
    Ground ground = Ground.at(Path.of(args[0]));
    SortedSet<String> before = Leftovers.now(ground.home());
    AfterReboot after = new AfterReboot(ground);
    after.judge(before);
    System.out.printf("%d tasks honestly lost, %d ends told truly%n", after.lost, after.told);
    System.exit(0);
  }

  private void judge(SortedSet<String> before) throws Exception {
    List<KeptTask> tasks = KeptTask.read(BeforeReboot.file(ground));
    nothingWasStarted();
    for (KeptTask task : tasks) {
      recover(task);
    }
    nothingWasStarted();
    for (KeptTask task : tasks) {
      rig.driver().destroy(task.decodeHandle().getConfig().getId(), true);
    }
    for (KeptTask task : tasks) {
      startAnew(task);
    }
    rig.close();
    SortedSet<String> left = new TreeSet<>(Leftovers.now(ground.home()));
    left.removeAll(before);
    assertThat(left).as("what is left").isEmpty();
  }

  private static void nothingWasStarted() throws IOException {
    long until = System.nanoTime() + RESTART_WOULD_SHOW.toNanos();
    while (System.nanoTime() < until) {
      assertThat(Workloads.processes()).as("tasks that nobody started").isEmpty();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private void recover(KeptTask task) throws Exception {
    TaskHandle handle = task.decodeHandle();
    Optional<ExitReport> end = end(handle);
    if (task.noted() != null) {
      assertThat(end).as("end of " + task.spec().name()).contains(task.noted());
      told++;
    } else {
      end.ifPresent(it -> isHonest(task, it));
      lost++;
    }
  }

  /** How the driver says that the task ended; empty if RecoverTask fails. */
  private Optional<ExitReport> end(TaskHandle handle) throws Exception {
    try {
      rig.driver().recover(handle);
    } catch (DriverException lost) {
      return Optional.empty();
    }
    String id = handle.getConfig().getId();
    return Optional.of(rig.driver().waitFor(id).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
  }

  /**
   * A shutdown ends tasks by signals, and the driver may have seen it; a power cut tells nobody.
   */
  private static void isHonest(KeptTask task, ExitReport end) {
    boolean unknown = end.exitCode() == -1 && !end.error().isEmpty();
    boolean shutDown = end.signal() == 15 || end.signal() == 9;
    assertThat(unknown || shutDown).as("%s ended by %s", task.spec().name(), end).isTrue();
  }

  private void startAnew(KeptTask task) throws Exception {
    RigTask fresh = rig.start(Script.steady(task.spec().name()).withAlloc(task.spec().allocId()));
    await().atMost(LIMIT).until(() -> RigField.copies(fresh.spec()).size() == 1);
    fresh.stop(LIMIT, "");
    assertThat(RigField.end(fresh)).as(fresh.id()).isEqualTo(TERMINATED);
    fresh.destroy(false);
  }
}
