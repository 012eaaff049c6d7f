package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.load.DriverInstance;
import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.time.Duration;
import java.util.function.Function;

/** Makes the calls of one life of the client and writes each one down. */
final class Caller {
  private static final Duration DEATH_GRACE = Duration.ofSeconds(3);

  private final PluginSeat seat;
  private final Recorder recorder;
  private volatile boolean gone;

  Caller(PluginSeat seat, Recorder recorder) {
    this.seat = seat;
    this.recorder = recorder;
  }

  /** Ends this life: calls under way count as abandoned, and no other is made. */
  void die() {
    gone = true;
  }

  /**
   * Does nothing while the client lives.
   *
   * @throws ClientGone once it is dead
   */
  void checkAlive() {
    if (gone) {
      throw new ClientGone();
    }
  }

  /** Whether this life is over, so that nobody writes down what still comes. */
  boolean isGone() {
    return gone;
  }

  Recorder recorder() {
    return recorder;
  }

  /** An answer and the number of its call. */
  record Answered<T>(long call, T value) {}

  /**
   * One call to the plugin of the moment, which is relaunched where it is dead.
   *
   * @throws Refused if the driver refuses or the plugin dies
   * @throws ClientGone if this life ends first
   */
  <T> Answered<T> call(
      Rpc rpc,
      String taskId,
      Slot slot,
      Duration limit,
      Duration grace,
      Function<DriverClient, T> body)
      throws Refused {
    checkAlive();
    DriverInstance plugin = seat.dispense();
    checkAlive();
    long call = recorder.asked(rpc, taskId, slot, limit, grace);
    try {
      T value = body.apply(plugin.driver());
      checkAbandoned(call);
      recorder.answered(call, Answer.ok());
      return new Answered<>(call, value);
    } catch (DriverException failed) {
      checkAbandoned(call);
      boolean cut = failed.looksLikePluginDeath() && plugin.process().awaitExit(DEATH_GRACE);
      recorder.answered(call, answer(failed, cut));
      throw new Refused(failed, cut);
    }
  }

  // A client that died meanwhile has not heard the answer.
  private void checkAbandoned(long call) {
    if (gone) {
      recorder.answered(call, Answer.abandoned());
      throw new ClientGone();
    }
  }

  private static Answer answer(DriverException failed, boolean cut) {
    return cut ? Answer.cut(failed.text()) : Answer.refused(failed.code().name(), failed.text());
  }
}
