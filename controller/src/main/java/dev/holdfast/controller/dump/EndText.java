package dev.holdfast.controller.dump;

import static java.util.Objects.requireNonNull;

import dev.holdfast.controller.dump.NodeImage.Source;
import dev.holdfast.controller.dump.TaskImage.ExitImage;
import dev.holdfast.controller.dump.TaskImage.KnownImage;
import dev.holdfast.controller.dump.TaskImage.RemarkImage;
import dev.holdfast.controller.reconcile.Unread;
import dev.holdfast.runtime.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a task ended, why we know, and when Nomad was told, in sentences. Pure. */
final class EndText {
  private static final int SIGNAL_BASE = 128;

  private final TaskImage task;
  private final KnownImage known;
  private final ExitImage exit;
  private final Source source;

  private EndText(TaskImage task, Source source) {
    this.task = task;
    this.known = task.known();
    this.exit = requireNonNull(known.exit(), "it has not ended");
    this.source = source;
  }

  /** The sentences about a task that has ended. */
  static List<String> of(TaskImage task, Source source) {
    EndText text = new EndText(task, source);
    return Stream.of(text.end(), text.evidence(), text.telling()).toList();
  }

  private String end() {
    if (exit.lost() != null) {
      return "It is lost, noticed at "
          + Words.time(exit.at())
          + ": "
          + exit.lost()
          + ". Nobody can know its exit code, and none was made up.";
    }
    return "It ended with " + status() + " at " + Words.time(exit.at()) + cause() + ".";
  }

  private String status() {
    Integer signal = exit.signal();
    return signal == null
        ? "exit code " + exit.code()
        : (SIGNAL_BASE + signal) + " (" + new Signal(signal) + ")";
  }

  private String cause() {
    if (exit.oomKilled()) {
      return exit.signal() == null
          ? ", after the kernel had killed a process of it for memory"
          : " because the kernel killed it for memory";
    }
    Instant stopped = known.stopSignalledAt();
    Optional<String> unread = unread();
    if (unread.isPresent()) {
      return ", sent by the plugin, because " + unread.get();
    }
    if (stopped != null && !exit.at().isBefore(stopped)) {
      return ", "
          + Words.between(stopped, exit.at())
          + " after the first stop signal, because "
          + reasonOf("stop").orElse("Nomad stops it");
    }
    Optional<String> destroyed = reasonOf("destroy");
    if (exit.signal() != null && destroyed.isPresent()) {
      return " because " + destroyed.get();
    }
    return exit.signal() == null ? " by itself" : " by a signal that was not sent by the plugin";
  }

  private Optional<String> unread() {
    return task.history().stream()
        .filter(remark -> Unread.tells(remark.what(), remark.at(), known.stopSignalledAt()))
        .map(RemarkImage::why)
        .findFirst();
  }

  private Optional<String> reasonOf(String what) {
    return task.history().stream()
        .filter(remark -> remark.what().equals(what) && remark.why().startsWith("Nomad"))
        .map(RemarkImage::why)
        .reduce((_, last) -> last);
  }

  private String evidence() {
    Instant noted = known.exitNotedAt();
    String when =
        noted == null
            ? ""
            : ", noted at " + Words.time(noted) + ", " + Words.between(exit.at(), noted) + " later";
    if (exit.lost() != null) {
      return "That was concluded from what is missing" + when + ".";
    }
    return "This is what the runtime kept of it" + when + how() + ".";
  }

  private String how() {
    return task.history().stream()
        .filter(remark -> remark.what().equals("exit"))
        .reduce((_, last) -> last)
        .map(EndText::trigger)
        .orElse("");
  }

  private static String trigger(RemarkImage remark) {
    String life = " by generation " + remark.generation() + " of the plugin";
    return switch (remark.trigger()) {
      case "hint" -> life + ", on a hint of the runtime";
      case "recovery" -> life + " when it started: it ended while no plugin looked";
      case "call" -> life + ", on a call of Nomad's";
      case "timer", "retry" -> life + ", when it looked by itself";
      default -> "";
    };
  }

  private String telling() {
    Instant told = known.exitToldAt();
    if (told != null) {
      Instant noted = known.exitNotedAt();
      String late =
          noted == null || Duration.between(noted, told).isNegative()
              ? ""
              : ", " + Words.between(noted, told) + " after that was noted";
      return "Nomad was told at " + Words.time(told) + late + ".";
    }
    return source == Source.LIVE && known.removedAt() == null
        ? "Nomad has not been told in this life of the plugin; it is told as soon as it asks."
        : "Whether Nomad was told is not in the record; that is written with the next change only.";
  }
}
