package dev.holdfast.store.codec;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Place;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record as fields. {@link RecordReader} is its mirror image: change both or neither. */
final class RecordWriter {
  private RecordWriter() {}

  static Map<String, Object> fields(int schema, TaskRecord record) {
    Map<String, Object> out = new LinkedHashMap<>(slot(schema, record.slot()));
    out.put("revision", record.revision());
    out.put("driver", record.driver());
    out.put("labels", labels(record.labels()));
    out.put("outline", outline(record.outline()));
    out.put("desired", desired(record.desired()));
    out.put("known", known(record.known()));
    out.put("history", record.history().stream().map(RecordWriter::remark).toList());
    return out;
  }

  /** These three stand in front in every schema. */
  static Map<String, Object> slot(int schema, TaskSlot slot) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("schema", schema);
    out.put("alloc", slot.allocId());
    out.put("task", slot.taskName());
    return out;
  }

  private static Map<String, Object> labels(WorkloadLabels labels) {
    return object(
        "owner", labels.owner().value(),
        "invocation", labels.invocation().taskId(),
        "namespace", labels.namespace(),
        "job", labels.jobId(),
        "group", labels.group());
  }

  private static Map<String, Object> outline(SpecOutline outline) {
    Map<String, Object> out =
        object(
            "program", outline.program(),
            "user", outline.user(),
            "resources", resources(outline.resources()),
            "stdout", outline.stdio().stdoutPath(),
            "stderr", outline.stdio().stderrPath(),
            "digest", outline.digest());
    if (!outline.place().equals(Place.unknown())) {
      out.put("place", PlaceForm.write(outline.place()));
    }
    return out;
  }

  private static Map<String, Object> resources(Resources resources) {
    return object(
        "cpuShares", resources.cpuShares(),
        "cpuFraction", resources.cpuFraction(),
        "cores", resources.cores(),
        "memoryReservedBytes", resources.memoryReservedBytes(),
        "memoryLimitBytes", resources.memoryLimitBytes());
  }

  private static Map<String, Object> desired(Desired desired) {
    return switch (desired) {
      case Desired.Run run -> object("kind", "run");
      case Desired.Gone gone -> object("kind", "gone");
      case Desired.Stop stop ->
          object(
              "kind", "stop",
              "signal", stop.signal().number(),
              "graceSeconds", stop.grace().toSeconds(),
              "graceNanos", stop.grace().toNanosPart(),
              "askedAt", Fields.of(stop.askedAt()));
    };
  }

  private static Map<String, Object> known(Known known) {
    Map<String, Object> out = new LinkedHashMap<>();
    putKnown(out, "intended", known.intended(), RecordWriter::intended);
    putKnown(out, "launched", known.launched(), RecordWriter::launched);
    putKnown(out, "stopSignalled", known.stopSignalled(), Fields::of);
    putKnown(out, "ended", known.ended(), RecordWriter::ended);
    putKnown(out, "removedAt", known.removedAt(), Fields::of);
    return out;
  }

  private static <T> void putKnown(
      Map<String, Object> out, String name, @Nullable T fact, Function<T, Object> form) {
    if (fact != null) {
      out.put(name, form.apply(fact));
    }
  }

  private static Map<String, Object> intended(Known.Intended intended) {
    return object("boot", intended.boot().value(), "at", Fields.of(intended.at()));
  }

  private static Map<String, Object> launched(Known.Launched launched) {
    Incarnation who = launched.incarnation();
    return object(
        "boot", launched.boot().value(),
        "at", Fields.of(launched.at()),
        "runtimeId", who.runtimeId(),
        "pid", who.pid(),
        "startedAt", Fields.of(who.startedAt()),
        "cgroup", who.cgroup());
  }

  private static Map<String, Object> ended(Known.Ended ended) {
    Map<String, Object> out = new LinkedHashMap<>(status(ended.status()));
    out.put("at", Fields.of(ended.at()));
    out.put("notedAt", Fields.of(ended.notedAt()));
    putKnown(out, "toldAt", ended.toldAt(), Fields::of);
    return out;
  }

  private static Map<String, Object> status(ExitStatus status) {
    return switch (status) {
      case ExitStatus.Code code ->
          object("kind", "code", "code", code.code(), "oomKilled", code.oomKilled());
      case ExitStatus.Killed killed ->
          object("kind", "killed", "signal", killed.signal(), "oomKilled", killed.oomKilled());
      case ExitStatus.Lost lost -> object("kind", "lost", "reason", lost.reason());
    };
  }

  private static Map<String, Object> remark(Remark remark) {
    Map<String, Object> out =
        object(
            "at", Fields.of(remark.at()),
            "boot", remark.boot().value(),
            "what", remark.what(),
            "why", remark.why());
    putKnown(out, "trace", remark.trace(), RecordWriter::trace);
    return out;
  }

  /** By place and not by name, since there are many: the last one may be missing. */
  private static List<Object> trace(Trace trace) {
    List<Object> out = new ArrayList<>();
    out.add(trace.sequence());
    out.add(trace.generation());
    out.add(trace.from());
    out.add(trace.to());
    out.add(trace.trigger());
    out.add(trace.took().toSeconds());
    out.add(trace.took().toNanosPart());
    out.add(trace.count());
    if (trace.error() != null) {
      out.add(trace.error());
    }
    return out;
  }

  /** Fields in this order; a map of the library would put them in another order in each process. */
  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return out;
  }
}
