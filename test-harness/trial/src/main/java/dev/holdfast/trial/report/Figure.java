package dev.holdfast.trial.report;

/**
 * Something measured.
 *
 * @param name for example {@code recovery of 500 tasks}
 * @param bar what is asked for, in words; empty for nothing
 * @param measured value and unit in words, for people
 * @param value the same as a number
 * @param unit of the value, for example {@code ms}
 */
public record Figure(String name, String bar, String measured, double value, String unit) {}
