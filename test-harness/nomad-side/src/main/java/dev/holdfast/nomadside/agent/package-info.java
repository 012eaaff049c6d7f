/**
 * A small stand-in for the Nomad client: one plugin, any number of tasks, a state file, and the
 * client's behaviour around restarts. It can be killed at any instant and started again. It knows
 * no servers, no scheduling, no checks; for those there is the real agent.
 */
@NullMarked
package dev.holdfast.nomadside.agent;

import org.jspecify.annotations.NullMarked;
