package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.TaskImage.ExitImage;
import dev.holdfast.controller.dump.TaskImage.IncarnationImage;
import dev.holdfast.controller.dump.TaskImage.RemarkImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed about one task, in words. Pure. */
final class TaskChanges {
  private final TaskImage old;
  private final TaskImage now;
  private final List<String> words = new ArrayList<>();

  private TaskChanges(TaskImage old, TaskImage now) {
    this.old = old;
    this.now = now;
  }

  /** What changed, followed by the lines of its history that are new; empty for nothing. */
  static List<String> of(TaskImage old, TaskImage now) {
    return new TaskChanges(old, now).compare();
  }

  private List<String> compare() {
    if (!old.invocation().equals(now.invocation())) {
      words.add("Nomad started another attempt: " + now.invocation());
    } else if (isOtherProcess()) {
      words.add("it is ANOTHER PROCESS than before: " + state(old) + " before, now " + state(now));
    }
    change("Nomad wants", Words.desired(old.desired()), Words.desired(now.desired()));
    change("it stands at", old.stage(), now.stage());
    if (isSeen(old) && isSeen(now)) {
      change("it is seen", old.observed().state(), now.observed().state());
    }
    end();
    difference();
    if (!words.isEmpty()) {
      newLines();
    }
    return words;
  }

  private void end() {
    ExitImage exit = now.known().exit();
    if (exit != null && !Objects.equals(old.known().exit(), exit)) {
      words.add("it ended" + Words.exit(exit) + " at " + Words.time(exit.at()));
    }
    if (now.known().exitToldAt() != null && old.known().exitToldAt() == null) {
      words.add("Nomad was told of the end at " + Words.time(now.known().exitToldAt()));
    }
  }

  /** What nobody looked at is no difference of the task's. */
  private void difference() {
    if (isSeen(old) && isSeen(now)) {
      change("the difference", orNone(old.difference()), orNone(now.difference()));
    }
  }

  private static String orNone(String difference) {
    return difference.isEmpty() ? "none" : difference;
  }

  private void change(String what, String before, String after) {
    if (!before.equals(after)) {
      words.add(what + " " + before + " before, now " + after);
    }
  }

  private void newLines() {
    long last = old.history().stream().mapToLong(RemarkImage::sequence).max().orElse(0);
    now.history().stream()
        .filter(remark -> remark.sequence() > last)
        .map(Words::remark)
        .forEach(words::add);
  }

  static boolean isSameProcess(TaskImage old, TaskImage now) {
    IncarnationImage before = alive(old);
    IncarnationImage after = alive(now);
    return before != null && after != null && isSame(before, after);
  }

  private boolean isOtherProcess() {
    IncarnationImage before = alive(old);
    IncarnationImage after = alive(now);
    return before != null && after != null && !isSame(before, after);
  }

  private static boolean isSame(IncarnationImage one, IncarnationImage other) {
    return one.pid() == other.pid()
        && one.runtimeId().equals(other.runtimeId())
        && one.startedAt().equals(other.startedAt());
  }

  /** The living process as seen, or as noted where nobody looked. */
  private static @Nullable IncarnationImage alive(TaskImage task) {
    IncarnationImage it = believed(task);
    return it == null || it.pid() == 0 ? null : it;
  }

  private static @Nullable IncarnationImage believed(TaskImage task) {
    if (task.observed().state().equals("running")) {
      return task.observed().incarnation();
    }
    boolean blind = !isSeen(task) && task.stage().equals("running");
    return blind ? task.known().incarnation() : null;
  }

  private static boolean isSeen(TaskImage task) {
    return !task.observed().state().equals("unknown");
  }

  /** How a task stands, in a few words. */
  static String state(TaskImage task) {
    return Words.seen(task);
  }
}
