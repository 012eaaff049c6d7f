package dev.holdfast.contracts;

import java.util.Optional;

/** A runtime on this machine, reached through a {@link Relay} so that a test can take it away. */
public interface BehindRelay extends RuntimeUnderTest {

  /** What the runtime connects to. */
  Relay relay();

  @Override
  default Programs programs() {
    return new GrowingPrograms();
  }

  @Override
  default Optional<Outage> outage() {
    return Optional.of(relay().away());
  }

  @Override
  default Optional<Outage> stall() {
    return Optional.of(relay().stall());
  }
}
