package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.TaskResourceUsage;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.AttemptPlanned;
import dev.holdfast.trial.history.CallAnswered;
import dev.holdfast.trial.history.CallAsked;
import dev.holdfast.trial.history.CutShort;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.HealthTold.Health;
import dev.holdfast.trial.history.HealthTold;
import dev.holdfast.trial.history.HistoryWriter;
import dev.holdfast.trial.history.Mark;
import dev.holdfast.trial.history.PluginDied;
import dev.holdfast.trial.history.PluginLaunched;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.history.StatsTold;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Writes what the client does and hears into the history, each event with its own stamp. */
public final class Recorder {
  private final HistoryWriter history;
  private final AtomicLong calls = new AtomicLong();

  public Recorder(HistoryWriter history) {
    this.history = history;
  }

  /** The number of a call that is about to be sent. */
  long asked(Rpc rpc, String taskId, Slot slot, Duration limit, Duration grace) {
    long call = calls.incrementAndGet();
    history.append(
        new CallAsked(
            history.nowNanos(), call, rpc, taskId, slot, limit.toNanos(), grace.toNanos()));
    return call;
  }

  void answered(long call, Answer answer) {
    history.append(new CallAnswered(history.nowNanos(), call, answer));
  }

  void told(long call, String taskId, Slot slot, ExitReport exit) {
    history.append(
        new ExitTold(
            history.nowNanos(),
            call,
            taskId,
            slot,
            exit.exitCode(),
            exit.signal(),
            exit.oomKilled(),
            exit.error()));
  }

  void planned(String taskId, Slot slot, Ending ending) {
    history.append(new AttemptPlanned(history.nowNanos(), taskId, slot, ending));
  }

  void launched(int generation, long pid) {
    history.append(new PluginLaunched(history.nowNanos(), generation, pid));
  }

  long nowNanos() {
    return history.nowNanos();
  }

  void died(long atNanos, int generation, String how) {
    history.append(new PluginDied(atNanos, generation, how));
  }

  /** What is wrong with the plugin, as {@link CutShort} says it. */
  public void cutShort(String why) {
    history.append(new CutShort(history.nowNanos(), why));
  }

  void health(FingerprintResponse told) {
    Health health =
        switch (told.getHealth()) {
          case HEALTHY -> Health.HEALTHY;
          case UNHEALTHY -> Health.UNHEALTHY;
          case UNDETECTED, UNRECOGNIZED -> Health.UNDETECTED;
        };
    history.append(new HealthTold(history.nowNanos(), health, told.getHealthDescription()));
  }

  void sampled(String taskId, Slot slot, TaskStatsResponse sample) {
    TaskResourceUsage all = sample.getStats().getAggResourceUsage();
    history.append(
        new StatsTold(
            history.nowNanos(),
            taskId,
            slot,
            all.getCpu().getPercent(),
            all.getMemory().getRss(),
            Runtime.getRuntime().availableProcessors()));
  }

  void lines(Slot slot, String output, Path notes) throws IOException {
    NumberedLines.of(history.nowNanos(), slot, output, notes).forEach(history::append);
  }

  /** A remark for people. */
  public void mark(String text) {
    history.append(new Mark(history.nowNanos(), text));
  }
}
