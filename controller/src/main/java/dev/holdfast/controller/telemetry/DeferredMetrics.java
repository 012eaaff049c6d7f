package dev.holdfast.controller.telemetry;

import dev.holdfast.store.StoreInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what happens until the real metrics are there, so that loading those need not come
 * before the handshake. Remembers {@value #LIMIT} moments at most; later ones are not counted.
 */
public final class DeferredMetrics implements Metrics {
  static final int LIMIT = 100_000;

  private final List<Consumer<Metrics>> remembered = new ArrayList<>();
  private volatile @Nullable Metrics real;

  /** Hands over all that was remembered, and everything to come. A second call changes nothing. */
  public synchronized void open(Supplier<Metrics> supplier) {
    if (real == null) {
      Metrics opened = supplier.get();
      remembered.forEach(moment -> moment.accept(opened));
      remembered.clear();
      real = opened;
    }
  }

  private void note(Consumer<Metrics> moment) {
    Metrics opened = real;
    moment.accept(opened != null ? opened : rememberedOrReal(moment));
  }

  private synchronized Metrics rememberedOrReal(Consumer<Metrics> moment) {
    Metrics opened = real;
    if (opened == null && remembered.size() < LIMIT) {
      remembered.add(moment);
    }
    return opened == null ? NOOP : opened;
  }

  @Override
  public void taskStarted(Duration took) {
    note(metrics -> metrics.taskStarted(took));
  }

  @Override
  public void startFailed(boolean recoverable) {
    note(metrics -> metrics.startFailed(recoverable));
  }

  @Override
  public void recovered(Recovery outcome) {
    note(metrics -> metrics.recovered(outcome));
  }

  @Override
  public void exitReported(Duration lag) {
    note(metrics -> metrics.exitReported(lag));
  }

  @Override
  public void reconciled(Duration took) {
    note(metrics -> metrics.reconciled(took));
  }

  @Override
  public void passFailed() {
    note(Metrics::passFailed);
  }

  @Override
  public void relisted(Duration took) {
    note(metrics -> metrics.relisted(took));
  }

  @Override
  public void breaker(Breaker state) {
    note(metrics -> metrics.breaker(state));
  }

  @Override
  public void bug() {
    note(Metrics::bug);
  }

  @Override
  public void tasks(String state, IntSupplier count) {
    note(metrics -> metrics.tasks(state, count));
  }

  @Override
  public void store(Supplier<StoreInfo> info) {
    note(metrics -> metrics.store(info));
  }

  @Override
  public String scrape() {
    Metrics opened = real;
    return opened == null ? "" : opened.scrape();
  }
}
