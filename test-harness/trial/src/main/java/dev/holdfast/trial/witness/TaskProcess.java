package dev.holdfast.trial.witness;

import dev.holdfast.nomadside.observe.ProcessIdentity;

/**
 * A live process of a task.
 *
 * @param session number of its session: a child keeps it, a new copy of a task has its own
 */
record TaskProcess(ProcessIdentity identity, long parent, long session) {}
