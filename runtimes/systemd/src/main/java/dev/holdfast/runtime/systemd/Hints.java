package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.systemd.bus.UnitListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes systemd's signals on: as hints to whoever watches, as ends of jobs to whoever waits. */
final class Hints implements UnitListener {
  private static final Logger LOG = LoggerFactory.getLogger(Hints.class);

  private final Jobs jobs;
  private final List<WatchListener> watchers = new CopyOnWriteArrayList<>();

  Hints(Jobs jobs) {
    this.jobs = jobs;
  }

  Watch watch(WatchListener listener) {
    watchers.add(listener);
    return () -> watchers.remove(listener);
  }

  @Override
  public void unitChanged(String unit) {
    UnitNames.idOf(unit).ifPresent(id -> tell(watcher -> watcher.lookAgain(id)));
  }

  @Override
  public void jobEnded(String job, String unit, String result) {
    jobs.ended(job, unit, result);
    unitChanged(unit);
  }

  @Override
  public void anythingChanged() {
    jobs.signalsLost();
    tell(WatchListener::lookAgainAtAll);
  }

  /** A watcher that fails must not end the connection that told it. */
  private void tell(Consumer<WatchListener> hint) {
    for (WatchListener watcher : watchers) {
      try {
        hint.accept(watcher);
      } catch (RuntimeException e) {
        LOG.error("a watcher of systemd units failed", e);
      }
    }
  }
}
