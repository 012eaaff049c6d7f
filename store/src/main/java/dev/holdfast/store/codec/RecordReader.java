package dev.holdfast.store.codec;

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
import dev.holdfast.store.Place;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.Trace;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields as a record. {@link RecordWriter} is its mirror image: change both or neither. */
final class RecordReader {
  private RecordReader() {}

  static TaskRecord record(Fields in) {
    return new TaskRecord(
        labels(slot(in), in.object("labels")),
        in.text("driver"),
        outline(in.object("outline")),
        desired(in.object("desired")),
        known(in.object("known")),
        in.number("revision"),
        in.objects("history").stream().map(RecordReader::remark).toList());
  }

  static TaskSlot slot(Fields in) {
    String alloc = in.text("alloc");
    String task = in.text("task");
    if (alloc.indexOf('\0') >= 0 || task.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a slot's name holds a zero byte");
    }
    return new TaskSlot(alloc, task);
  }

  private static WorkloadLabels labels(TaskSlot slot, Fields in) {
    return new WorkloadLabels(
        new Owner(in.text("owner")),
        slot,
        new Invocation(in.text("invocation")),
        in.text("namespace"),
        in.text("job"),
        in.text("group"));
  }

  private static SpecOutline outline(Fields in) {
    return new SpecOutline(
        in.text("program"),
        in.text("user"),
        resources(in.object("resources")),
        new Stdio(in.text("stdout"), in.text("stderr")),
        in.text("digest"),
        place(in));
  }

  private static Place place(Fields in) {
    Place place = part(in, "place", PlaceForm::read);
    return place == null ? Place.unknown() : place;
  }

  private static Resources resources(Fields in) {
    return new Resources(
        in.number("cpuShares"),
        in.fraction("cpuFraction"),
        in.text("cores"),
        in.number("memoryReservedBytes"),
        in.number("memoryLimitBytes"));
  }

  private static Desired desired(Fields in) {
    return switch (in.text("kind")) {
      case "run" -> new Desired.Run();
      case "gone" -> new Desired.Gone();
      case "stop" ->
          new Desired.Stop(
              new Signal(in.smallNumber("signal")),
              Duration.ofSeconds(in.number("graceSeconds"), in.number("graceNanos")),
              in.instant("askedAt"));
      default -> throw new IllegalArgumentException("no wish is called " + in.text("kind"));
    };
  }

  private static Known known(Fields in) {
    return new Known(
        part(in, "intended", RecordReader::intended),
        part(in, "launched", RecordReader::launched),
        in.optional("stopSignalled", in::instant),
        part(in, "ended", RecordReader::ended),
        in.optional("removedAt", in::instant));
  }

  private static <T> @Nullable T part(Fields in, String name, Function<Fields, T> read) {
    return in.optional(name, present -> read.apply(in.object(present)));
  }

  private static Known.Intended intended(Fields in) {
    return new Known.Intended(new BootId(in.text("boot")), in.instant("at"));
  }

  private static Known.Launched launched(Fields in) {
    Incarnation who =
        new Incarnation(
            in.text("runtimeId"), in.number("pid"), in.instant("startedAt"), in.text("cgroup"));
    return new Known.Launched(new BootId(in.text("boot")), who, in.instant("at"));
  }

  private static Known.Ended ended(Fields in) {
    return new Known.Ended(
        status(in), in.instant("at"), in.instant("notedAt"), in.optional("toldAt", in::instant));
  }

  private static ExitStatus status(Fields in) {
    return switch (in.text("kind")) {
      case "code" -> new ExitStatus.Code(in.smallNumber("code"), in.flag("oomKilled"));
      case "killed" -> new ExitStatus.Killed(in.smallNumber("signal"), in.flag("oomKilled"));
      case "lost" -> new ExitStatus.Lost(in.text("reason"));
      default -> throw new IllegalArgumentException("no end is called " + in.text("kind"));
    };
  }

  private static Remark remark(Fields in) {
    return new Remark(
        in.instant("at"),
        new BootId(in.text("boot")),
        in.text("what"),
        in.text("why"),
        in.optional("trace", name -> trace(in.row(name))));
  }

  private static Trace trace(Row in) {
    return new Trace(
        in.number(0),
        in.number(1),
        in.text(2),
        in.text(3),
        in.text(4),
        Duration.ofSeconds(in.number(5), in.number(6)),
        in.size() > 8 ? in.text(8) : null,
        in.number(7));
  }
}
