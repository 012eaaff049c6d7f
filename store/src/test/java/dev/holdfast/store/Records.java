package dev.holdfast.store;

import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records for tests: plain ones, and any that could be, from a seed. */
public final class Records {
  private static final String[] PIECES = {
    "a", "web", "ü", "", "\"", "\\", "\n", "日本", "😀", "{}", "0", "-", "/", "\u0001", " "
  };

  private Records() {}

  public static TaskSlot slot(int number) {
    return new TaskSlot("%08d-0b1c-4d2e-8f3a-0123456789ab".formatted(number), "web");
  }

  /** A record of revision 1. */
  public static TaskRecord first(TaskSlot slot) {
    return TaskRecord.wanted(labels(slot, "inv-1"), "systemd", outline("/bin/sleep"));
  }

  public static TaskRecord first(int number) {
    return first(slot(number));
  }

  /** The next revision of a record. */
  public static TaskRecord next(TaskRecord record) {
    Instant at = Instant.ofEpochSecond(1_790_000_000L + record.revision(), 123_456_789);
    Remark remark = new Remark(at, new BootId("boot"), "step", "revision " + record.revision());
    return record.knowing(record.known(), remark);
  }

  /** The record of a slot at a revision, as {@link #next} makes it step by step. */
  public static TaskRecord at(int number, long revision) {
    TaskRecord record = first(number);
    while (record.revision() < revision) {
      record = next(record);
    }
    return record;
  }

  /** The same record under another revision. */
  public static TaskRecord withRevision(TaskRecord it, long revision) {
    return new TaskRecord(
        it.labels(), it.driver(), it.outline(), it.desired(), it.known(), revision, it.history());
  }

  private static WorkloadLabels labels(TaskSlot slot, String invocation) {
    return new WorkloadLabels(
        new Owner("0123456789abcdef"), slot, new Invocation(invocation), "default", "job", "group");
  }

  private static SpecOutline outline(String program) {
    return new SpecOutline(
        program, "", Resources.none(), new Stdio("/alloc/out", "/alloc/err"), "0".repeat(64));
  }

  /** Any record with this slot. */
  public static TaskRecord random(TaskSlot slot, Random random) {
    WorkloadLabels labels =
        new WorkloadLabels(
            new Owner(text(random)),
            slot,
            new Invocation("i" + text(random)),
            text(random),
            text(random),
            text(random));
    List<Remark> history =
        IntStream.range(0, random.nextInt(TaskRecord.HISTORY_LIMIT + 3))
            .mapToObj(i -> remark(random))
            .toList();
    return new TaskRecord(
        labels,
        text(random),
        randomOutline(random),
        desired(random),
        known(random),
        1 + random.nextLong(Long.MAX_VALUE),
        history);
  }

  private static Remark remark(Random random) {
    return new Remark(
        instant(random), boot(random), text(random), text(random), maybe(random, trace(random)));
  }

  private static Trace trace(Random random) {
    return new Trace(
        random.nextLong(),
        random.nextLong(),
        text(random),
        text(random),
        text(random),
        Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000)),
        maybe(random, text(random)),
        random.nextLong());
  }

  public static TaskSlot randomSlot(Random random) {
    return new TaskSlot("a" + text(random), "t" + text(random));
  }

  private static SpecOutline randomOutline(Random random) {
    Resources resources =
        new Resources(
            random.nextLong(),
            fraction(random),
            text(random),
            random.nextLong(),
            random.nextLong());
    return new SpecOutline(
        text(random),
        text(random),
        resources,
        new Stdio(text(random), text(random)),
        text(random),
        random.nextBoolean() ? Place.unknown() : place(random));
  }

  private static Place place(Random random) {
    return new Place(
        text(random),
        text(random),
        text(random),
        some(random, () -> port(random)),
        some(random, () -> text(random)),
        some(random, () -> mount(random)),
        some(random, () -> new Device(text(random), text(random), text(random))));
  }

  private static <T> List<T> some(Random random, Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(3)).toList();
  }

  private static Port port(Random random) {
    return new Port(text(random), text(random), random.nextInt(), random.nextInt());
  }

  private static Mount mount(Random random) {
    return new Mount(text(random), text(random), random.nextBoolean(), text(random));
  }

  private static double fraction(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -0.0;
      default -> random.nextDouble();
    };
  }

  private static Desired desired(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Desired.Run();
      case 1 -> new Desired.Gone();
      default ->
          new Desired.Stop(
              new Signal(1 + random.nextInt(64)),
              Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000)),
              instant(random));
    };
  }

  private static Known known(Random random) {
    return new Known(
        maybe(random, new Known.Intended(boot(random), instant(random))),
        maybe(random, new Known.Launched(boot(random), incarnation(random), instant(random))),
        maybe(random, instant(random)),
        maybe(random, ended(random)),
        maybe(random, instant(random)));
  }

  private static Known.Ended ended(Random random) {
    Instant told = maybe(random, instant(random));
    return new Known.Ended(status(random), instant(random), instant(random), told);
  }

  private static <T> @Nullable T maybe(Random random, T value) {
    return random.nextBoolean() ? value : null;
  }

  private static Incarnation incarnation(Random random) {
    return new Incarnation(text(random), random.nextLong(), instant(random), text(random));
  }

  private static ExitStatus status(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new ExitStatus.Code(random.nextInt(256), random.nextBoolean());
      case 1 -> new ExitStatus.Killed(random.nextInt(65), random.nextBoolean());
      default -> new ExitStatus.Lost(text(random));
    };
  }

  private static Instant instant(Random random) {
    return Instant.ofEpochSecond(random.nextInt() * 40L, random.nextInt(1_000_000_000));
  }

  private static BootId boot(Random random) {
    return new BootId(text(random));
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      out.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return out.toString();
  }
}
