/**
 * Runs cases: tasks with scripted ends, a client, a witness, and the faults of a plan among them.
 * Each case has a plugin, folders and a history of its own, so that one that goes wrong spoils no
 * other. What the histories prove is decided elsewhere. Begin with {@link
 * dev.holdfast.trial.campaign.Campaign}.
 */
@NullMarked
package dev.holdfast.trial.campaign;

import org.jspecify.annotations.NullMarked;
