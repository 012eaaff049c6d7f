package dev.holdfast.trial.history;

/** The calls of the driver protocol that a history tells apart. */
public enum Rpc {
  START,
  RECOVER,
  WAIT,
  STOP,
  DESTROY,
  SIGNAL,
  INSPECT,
  EXEC,
  STATS,
  FINGERPRINT,
  /** Any other, for example Capabilities: only its time is judged. */
  OTHER
}
