/**
 * Plays the Nomad client towards the plugin, writes every call into the history, and can die and
 * come back at any instant. The order of calls around starts, exits and recoveries is that of
 * Nomad's task runner. Begin with {@link dev.holdfast.trial.client.Client}.
 */
@NullMarked
package dev.holdfast.trial.client;

import org.jspecify.annotations.NullMarked;
