package dev.holdfast.trial.history;

/** A remark for people, for example the name of a step. It decides nothing. */
public record Mark(long atNanos, String text) implements Event {}
