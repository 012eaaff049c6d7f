package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.NodeImage.Source;
import dev.holdfast.controller.dump.TaskImage.DesiredImage;
import dev.holdfast.controller.dump.TaskImage.IncarnationImage;
import dev.holdfast.controller.dump.TaskImage.KnownImage;
import dev.holdfast.controller.dump.TaskImage.ObservedImage;
import dev.holdfast.controller.dump.TaskImage.Phase;
import dev.holdfast.controller.dump.TaskImage.PlanImage;
import dev.holdfast.controller.dump.TaskImage.RemarkImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One task in plain sentences: what it is, what is wanted, what is seen, how it ended. Pure. */
public final class Explanation {
  private final NodeImage image;
  private final TaskImage task;
  private final List<String> sentences = new ArrayList<>();

  private Explanation(NodeImage image, TaskImage task) {
    this.image = image;
    this.task = task;
  }

  /** The sentences, in the order in which one would ask. */
  public static List<String> of(NodeImage image, TaskImage task) {
    return new Explanation(image, task).explain();
  }

  /** The same wrapped for a terminal. */
  public static String text(NodeImage image, TaskImage task) {
    return of(image, task).stream()
            .flatMap(sentence -> Words.wrapped(sentence, TableRenderer.WIDTH, "").stream())
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private List<String> explain() {
    say(identity());
    say(wanted());
    say(seen());
    if (task.known().exit() != null) {
      EndText.of(task, image.header().source()).forEach(this::say);
    }
    say(GivenText.sentence(task.desired().spec()));
    say(SightText.sentence(task.observed()));
    say(EvidenceText.sentence(task.observed().evidence()));
    say(unlike());
    say(lives());
    say(pace());
    say(source());
    return sentences;
  }

  private void say(String sentence) {
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
  }

  private String identity() {
    String id = task.invocation();
    return "%s/%s is attempt %s of a task in group %s of job %s (namespace %s)%s."
        .formatted(
            task.allocId(),
            task.task(),
            id.substring(id.lastIndexOf('/') + 1),
            task.group(),
            task.jobId(),
            task.namespace(),
            program());
  }

  private String program() {
    if (task.program().isEmpty()) {
      return "; nobody wrote down its program, because it was found in the runtime";
    }
    return "; it runs " + task.program() + (task.user().isEmpty() ? "" : " as " + task.user());
  }

  private String wanted() {
    DesiredImage desired = task.desired();
    return switch (desired.state()) {
      case "run" -> "Nomad wants it to run.";
      case "stop" ->
          "Nomad wants it to end: by "
              + desired.signal()
              + ", and by SIGKILL from "
              + time(desired.killAt())
              + " on.";
      default -> "Nomad wants nothing of it to be left.";
    };
  }

  private String seen() {
    ObservedImage observed = task.observed();
    return switch (observed.state()) {
      case "unknown" -> unseen(observed);
      case "running" ->
          "It runs" + process(observed.incarnation()) + names() + looked(observed) + ".";
      case "exited" ->
          "Its main process has ended, and the runtime still holds it"
              + names()
              + looked(observed)
              + ".";
      case "created" -> "It is made, but was not started" + names() + looked(observed) + ".";
      default ->
          task.known().removedAt() != null
              ? removed()
              : "The runtime has no such workload" + names() + looked(observed) + ".";
    };
  }

  private String unseen(ObservedImage observed) {
    KnownImage known = task.known();
    if (known.removedAt() != null) {
      return removed();
    }
    String last =
        known.launchedAt() == null
            ? known.intendedAt() == null
                ? "no launch was ever noted"
                : "a launch was about to happen at " + Words.time(known.intendedAt())
            : "it was first seen at "
                + Words.time(known.launchedAt())
                + process(known.incarnation())
                + names();
    return "What it does now is not known (" + observed.reason() + "); by the record " + last + ".";
  }

  private String removed() {
    return "Nothing of it is left since "
        + time(task.known().removedAt())
        + "; only this record remembers it.";
  }

  private static String process(@Nullable IncarnationImage it) {
    if (it == null || it.pid() == 0) {
      return "";
    }
    return " as process " + it.pid() + ", started at " + Words.time(it.startedAt());
  }

  private String names() {
    String names =
        task.identifiers().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " (" + names + ")";
  }

  private static String looked(ObservedImage observed) {
    return observed.at() == null ? "" : ", last looked at " + Words.time(observed.at());
  }

  private String unlike() {
    PlanImage plan = task.plan();
    if (task.phase() == Phase.TOMBSTONE || image.header().source() != Source.LIVE) {
      return "";
    }
    if (task.difference().isEmpty() && plan.lastError() == null) {
      return "It is as wanted; nothing is to be done about it.";
    }
    return "It is not as wanted: " + task.difference() + since() + "." + action(plan) + error(plan);
  }

  private String since() {
    Instant since = task.differences().isEmpty() ? null : task.differences().getFirst().since();
    return since == null ? "" : ", since " + Words.time(since);
  }

  private static String action(PlanImage plan) {
    String next = plan.action().isEmpty() ? "" : " Next the plugin will " + plan.action() + ".";
    String at = plan.nextAt() == null ? "" : " It looks again at " + time(plan.nextAt()) + ".";
    return next + at;
  }

  private static String error(PlanImage plan) {
    String error = plan.lastError();
    if (error == null) {
      return "";
    }
    String by = plan.blockedBy().isEmpty() ? "" : " by the " + plan.blockedBy();
    return " It is held up"
        + by
        + ", in "
        + Words.counted(plan.failures(), "try", "tries")
        + " in a row: "
        + error
        + ".";
  }

  /** The lives of the plugin that it went through. */
  private String lives() {
    List<RemarkImage> found =
        task.history().stream().filter(remark -> remark.what().equals("found")).toList();
    if (found.isEmpty()) {
      return "";
    }
    String when =
        found.stream()
            .map(remark -> "generation " + remark.generation() + " at " + Words.time(remark.at()))
            .collect(Collectors.joining(", "));
    return "It has outlived the plugin, and was taken over by " + when + ".";
  }

  private String pace() {
    String steps =
        task.steps().stream()
            .map(step -> step.name() + " " + Words.duration(step.millis()))
            .collect(Collectors.joining(", "));
    return steps.isEmpty() ? "" : "How long its steps took: " + steps + ".";
  }

  private String source() {
    return switch (image.header().source()) {
      case LIVE -> "";
      case OFFLINE -> "This was read from the store's files; " + notes() + ".";
      case OFFLINE_DAMAGED ->
          "This was read from a DAMAGED store, so something may be missing: " + notes() + ".";
    };
  }

  private String notes() {
    return image.header().notes().stream()
        .map(note -> note.endsWith(".") ? note.substring(0, note.length() - 1) : note)
        .collect(Collectors.joining("; "));
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "an unknown time" : Words.time(at);
  }
}
