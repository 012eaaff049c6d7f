package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.Environment;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.TaskDirectory;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every situation there is, and the parts to make one by hand. */
final class Situations {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final BootId BOOT = new BootId("boot-now");
  static final BootId OLDER_BOOT = new BootId("boot-before");
  static final Invocation FIRST = new Invocation("a0/web/00000001");
  static final Invocation OLDER = new Invocation("a0/web/00000000");
  static final Incarnation ALIVE = new Incarnation("inv", 42, NOW.minusSeconds(60), "/x");
  static final Known.Ended ENDED =
      new Known.Ended(ExitStatus.exited(3), NOW.minusSeconds(5), NOW.minusSeconds(4));

  private static final WorkloadLabels LABELS =
      new WorkloadLabels(new Owner("o"), new TaskSlot("a0", "web"), FIRST, "default", "job", "g");
  static final WorkloadSpec SPEC =
      new WorkloadSpec(
          LABELS,
          OptionValues.none(),
          new Environment(Map.of()),
          "",
          new TaskDirectory(Path.of("/alloc"), "web"),
          Resources.none(),
          new Stdio("/dev/null", "/dev/null"),
          List.of(),
          List.of(),
          "");
  private static final SpecOutline OUTLINE =
      new SpecOutline("/bin/true", "", Resources.none(), new Stdio("", ""), "d");

  private Situations() {}

  static TaskRecord record(Desired desired, Known known) {
    return new TaskRecord(LABELS, "fake", OUTLINE, desired, known, 7, List.of());
  }

  static Situation situation(Desired desired, Known known, Observation seen, Claim claim) {
    return new Situation(
        record(desired, known), seen, claim, NOW, Duration.ZERO, Duration.ZERO, BOOT, true);
  }

  static Desired.Stop stop(Duration grace) {
    return new Desired.Stop(Signal.TERM, grace, NOW.minusSeconds(2));
  }

  static List<Desired> desires() {
    return List.of(
        new Desired.Run(), stop(Duration.ZERO), stop(Duration.ofSeconds(10)), new Desired.Gone());
  }

  static List<Observation> observations() {
    List<Observation> all = new ArrayList<>();
    all.add(new Observation.Absent());
    all.add(new Observation.Unknown("away"));
    for (Invocation invocation : List.of(FIRST, OLDER)) {
      all.add(new Observation.Created(invocation));
      all.add(new Observation.Running(invocation, ALIVE));
      all.add(new Observation.Running(invocation, ALIVE, true));
      all.add(new Observation.Exited(invocation, ALIVE, ExitStatus.killed(9), NOW.minusSeconds(1)));
    }
    return all;
  }

  static List<Claim> claims() {
    return List.of(
        new Claim.Starting(SPEC),
        new Claim.Recovered(),
        new Claim.Awaited(NOW.plusSeconds(60)),
        new Claim.Unclaimed(false),
        new Claim.Unclaimed(true));
  }

  static List<Known> facts() {
    List<Known> all = new ArrayList<>();
    for (Known.@Nullable Intended intended : intendeds()) {
      for (Known.@Nullable Launched launched : launcheds()) {
        for (@Nullable Instant signalled : signals()) {
          all.add(new Known(intended, launched, signalled, null, null));
          all.add(new Known(intended, launched, signalled, ENDED, null));
          all.add(new Known(intended, launched, signalled, ENDED, NOW.minusSeconds(1)));
        }
      }
    }
    return all;
  }

  private static List<Known.@Nullable Intended> intendeds() {
    List<Known.@Nullable Intended> all = new ArrayList<>();
    all.add(null);
    all.add(new Known.Intended(BOOT, NOW.minusSeconds(61)));
    all.add(new Known.Intended(OLDER_BOOT, NOW.minusSeconds(61)));
    return all;
  }

  private static List<Known.@Nullable Launched> launcheds() {
    List<Known.@Nullable Launched> all = new ArrayList<>();
    all.add(null);
    all.add(new Known.Launched(BOOT, ALIVE, NOW.minusSeconds(60)));
    all.add(new Known.Launched(OLDER_BOOT, ALIVE, NOW.minusSeconds(60)));
    return all;
  }

  private static List<@Nullable Instant> signals() {
    List<@Nullable Instant> all = new ArrayList<>();
    all.add(null);
    all.add(NOW.minusSeconds(1));
    all.add(NOW.minusSeconds(100));
    all.add(NOW.plusSeconds(3600));
    return all;
  }

  /** Visits every situation; the number of them is part of the test. */
  static int forEach(Consumer<Situation> visitor) {
    int count = 0;
    for (Desired desired : desires()) {
      for (Known known : facts()) {
        for (Observation seen : observations()) {
          for (Claim claim : claims()) {
            for (boolean keepsExits : new boolean[] {true, false}) {
              for (Duration lasting : List.of(Duration.ZERO, Duration.ofSeconds(60))) {
                TaskRecord record = record(desired, known);
                visitor.accept(
                    new Situation(record, seen, claim, NOW, lasting, lasting, BOOT, keepsExits));
                count++;
              }
            }
          }
        }
      }
    }
    return count;
  }
}
