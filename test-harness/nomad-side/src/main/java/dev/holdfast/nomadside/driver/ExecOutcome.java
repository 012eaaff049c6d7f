package dev.holdfast.nomadside.driver;

/** What a command run beside a task printed, and how it ended. */
public record ExecOutcome(String stdout, String stderr, ExitReport exit) {}
