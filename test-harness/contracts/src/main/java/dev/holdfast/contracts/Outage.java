package dev.holdfast.contracts;

/** A time in which a backend cannot be used. Each of both may be called twice in a row. */
public interface Outage {

  void begin();

  void end();
}
