package dev.holdfast.trial.campaign;

import dev.holdfast.trial.client.Recorder;
import dev.holdfast.trial.fault.Injection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is worth telling of a case while it runs and after. Safe for use by several threads. */
final class CaseLog {
  private final Recorder recorder;
  private final Progress progress;
  private final List<Struck> struck = new ArrayList<>();
  private boolean late;

  CaseLog(Recorder recorder, Progress progress) {
    this.recorder = recorder;
    this.progress = progress;
  }

  void step(String name) {
    recorder.mark("step: " + name);
    progress.step(name);
  }

  synchronized void struck(Injection injection, String remark) {
    struck.add(new Struck(injection, remark));
    progress.struck(struck.getLast());
  }

  /** For which tasks the step waits; told often. */
  void waits(String tasks) {
    progress.waits(tasks);
  }

  synchronized void late(String what, Duration limit) {
    late = true;
    recorder.mark("not within %d s: %s".formatted(limit.toSeconds(), what));
  }

  synchronized List<Struck> struck() {
    return List.copyOf(struck);
  }

  /** Whether some step did not come to its end. */
  synchronized boolean isLate() {
    return late;
  }
}
