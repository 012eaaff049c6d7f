package dev.holdfast.controller.engine;

import dev.holdfast.store.Remark;
import dev.holdfast.store.Stage;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How remarks are signed. Pure.
 *
 * @param generation which life of the plugin signs
 * @param trigger what made the worker look
 * @param took how long it was at it
 */
record Signing(long generation, String trigger, Duration took) {
  private static final int LONGEST_TEXT = 400;

  /** The record that is about to be written, its newest remark signed. */
  TaskRecord newest(TaskRecord before, TaskRecord next) {
    List<Remark> history = next.history();
    if (history.isEmpty() || history.getLast().trace() != null) {
      return next;
    }
    String from = Stage.of(before).word();
    return last(next, signed(earlier(history), history.getLast(), from, Stage.of(next), null));
  }

  /** The record with one more remark, which changes nothing of how the task stands. */
  TaskRecord added(TaskRecord record, Remark remark, @Nullable String error) {
    Stage stage = Stage.of(record);
    return record.remarked(signed(record.history(), remark, stage.word(), stage, error));
  }

  /** The record with its last remark counted once more, or null where that says something else. */
  @Nullable TaskRecord counted(TaskRecord record, String what, String why, @Nullable String error) {
    if (record.history().isEmpty()) {
      return null;
    }
    Remark last = record.history().getLast();
    Trace trace = last.trace();
    if (trace == null || !says(last, what, why) || !isSame(trace, error)) {
      return null;
    }
    return last(record, new Remark(last.at(), last.boot(), what, last.why(), trace.again()));
  }

  private static boolean says(Remark remark, String what, String why) {
    return remark.what().equals(what) && remark.why().equals(clipped(why));
  }

  private boolean isSame(Trace trace, @Nullable String error) {
    return trace.generation() == generation && clipped(trace.error()).equals(clipped(error));
  }

  private Remark signed(
      List<Remark> earlier, Remark it, String from, Stage to, @Nullable String error) {
    String text = error == null ? null : clipped(error);
    Trace trace =
        new Trace(sequenceAfter(earlier), generation, from, to.word(), trigger, took, text, 1);
    return new Remark(it.at(), it.boot(), it.what(), clipped(it.why()), trace);
  }

  private static long sequenceAfter(List<Remark> history) {
    for (Remark remark : history.reversed()) {
      Trace trace = remark.trace();
      if (trace != null) {
        return trace.sequence() + 1;
      }
    }
    return history.size() + 1L;
  }

  private static TaskRecord last(TaskRecord record, Remark last) {
    List<Remark> all = new ArrayList<>(earlier(record.history()));
    all.add(last);
    return record.withHistory(all);
  }

  private static List<Remark> earlier(List<Remark> history) {
    return history.subList(0, history.size() - 1);
  }

  private static String clipped(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
  }
}
