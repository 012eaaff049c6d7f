package dev.holdfast.trial.fault;

/**
 * A fault that is left out, so that no report passes it over in silence.
 *
 * @param reason one sentence
 */
public record Skipped(FaultKind kind, String reason) {}
