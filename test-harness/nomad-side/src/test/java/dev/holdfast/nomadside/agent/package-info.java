/** Kills of agent and plugin, with the fake plugin under the mini agent. */
@NullMarked
package dev.holdfast.nomadside.agent;

import org.jspecify.annotations.NullMarked;
