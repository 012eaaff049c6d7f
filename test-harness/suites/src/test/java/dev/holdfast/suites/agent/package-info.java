/**
 * Holdfast under a real Nomad agent: what a user does with {@code nomad job run} and {@code nomad
 * alloc}, and what happens to tasks when agent, plugin or node go away. Comments name the row of
 * Nomad's driver protocol that a test stands for. Everything is checked in Nomad's API and on the
 * machine.
 */
@NullMarked
package dev.holdfast.suites.agent;

import org.jspecify.annotations.NullMarked;
