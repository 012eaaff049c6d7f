package dev.holdfast.controller.telemetry;

import dev.holdfast.runtime.TaskSlot;

/** Whom the current thread works for; every log line then names it. */
public final class LogContext {
  public static final ScopedValue<TaskSlot> TASK = ScopedValue.newInstance();

  private LogContext() {}
}
