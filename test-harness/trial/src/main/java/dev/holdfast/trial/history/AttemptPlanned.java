package dev.holdfast.trial.history;

/**
 * What the attempt that is about to be started is meant to do. Write it before its StartTask, once
 * for each task id.
 */
public record AttemptPlanned(long atNanos, String taskId, Slot slot, Ending ending)
    implements Event {}
