package dev.holdfast.trial.history;

/** A fault strikes. Stamp and write it before the act: what follows is under its effect. */
public record FaultBegan(long atNanos, Fault fault) implements Event {}
