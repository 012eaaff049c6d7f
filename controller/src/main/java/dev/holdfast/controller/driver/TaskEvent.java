package dev.holdfast.controller.driver;

import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import java.util.Map;

/**
 * Something a user should know about a task.
 *
 * @param message one sentence without a secret
 */
public record TaskEvent(
    TaskRecord record, Instant at, String message, Map<String, String> annotations) {}
