package dev.holdfast.trial.history;

/**
 * A call came to its end. Stamp it after the answer is there. Write it also when the connection
 * broke or the asker gave up: a call without this event counts as never answered.
 *
 * @param call number of the {@link CallAsked}
 */
public record CallAnswered(long atNanos, long call, Answer answer) implements Event {}
