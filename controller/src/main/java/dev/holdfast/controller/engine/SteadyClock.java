package dev.holdfast.controller.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Says what time it is as the machine's clock did when this one was made, plus what has passed
 * since. It never steps, so that no step of the machine's clock cuts a grace short or stretches it;
 * the time that the machine slept does not count. After such a step its times differ from the
 * machine's until the next life of the plugin.
 */
public final class SteadyClock extends Clock {
  private final Instant origin;
  private final long originNanos;
  private final LongSupplier nanos;

  /** Begins at the machine's time. */
  public SteadyClock() {
    this(Clock.systemUTC().instant(), System::nanoTime);
  }

  SteadyClock(Instant origin, LongSupplier nanos) {
    this.origin = origin;
    this.nanos = nanos;
    this.originNanos = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return origin.plusNanos(nanos.getAsLong() - originNanos);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** This clock: there is only one zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
