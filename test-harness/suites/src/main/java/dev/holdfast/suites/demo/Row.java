package dev.holdfast.suites.demo;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task at one moment.
 *
 * @param process its one live process, from the machine; empty if none or more than one lives
 * @param state what the agent calls it
 * @param exitCode what the agent was told, once it was
 * @param restarts how often the agent started it again
 */
record Row(
    String task,
    Optional<ProcessIdentity> process,
    String state,
    OptionalInt exitCode,
    int restarts) {}
