/**
 * A real Nomad agent, server and client in one, on this machine's loopback: its configuration, its
 * process (to be killed and started again on the same data), its HTTP API, and the jobs that tests
 * run with it. Nothing here knows how the plugin works; what a test believes comes from Nomad's API
 * or from the machine.
 */
@NullMarked
package dev.holdfast.suites.agent;

import org.jspecify.annotations.NullMarked;
