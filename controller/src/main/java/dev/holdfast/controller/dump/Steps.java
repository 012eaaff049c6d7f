package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.TaskImage.StepImage;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long the steps of a task's life took, as far as its facts tell. Pure. */
final class Steps {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<StepImage> steps = new ArrayList<>();

  private Steps() {}

  static List<StepImage> of(TaskRecord record) {
    Known known = record.known();
    Known.Launched launched = known.launched();
    Known.Ended ended = known.ended();
    Instant end = ended == null ? null : ended.at();
    Steps steps = new Steps();
    steps.add(
        "launch",
        known.intended() == null ? null : known.intended().at(),
        launched == null ? null : launched.at());
    steps.add("run", launched == null ? null : launched.incarnation().startedAt(), end);
    steps.add("stop", stopAsked(record), end);
    steps.add("notice", end, ended == null ? null : ended.notedAt());
    steps.add(
        "tell", ended == null ? null : ended.notedAt(), ended == null ? null : ended.toldAt());
    steps.add("remove", destroyAsked(record), known.removedAt());
    return List.copyOf(steps.steps);
  }

  private static @Nullable Instant stopAsked(TaskRecord record) {
    return record.desired() instanceof Desired.Stop stop
        ? stop.askedAt()
        : record.known().stopSignalled();
  }

  private static @Nullable Instant destroyAsked(TaskRecord record) {
    return record.history().stream()
        .filter(remark -> remark.what().equals("destroy"))
        .map(Remark::at)
        .reduce((_, last) -> last)
        .orElse(null);
  }

  /** A clock that was set back would make a step negative; such a step is left out. */
  private void add(String name, @Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null && !to.isBefore(from)) {
      steps.add(new StepImage(name, from, to, millis(Duration.between(from, to))));
    }
  }

  static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }
}
