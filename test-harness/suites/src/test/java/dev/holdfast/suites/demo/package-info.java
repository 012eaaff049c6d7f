/**
 * Runs the demonstration as a user does, with and without a Nomad agent, and reads its table. The
 * parts of the demonstration have no tests of their own.
 */
@NullMarked
package dev.holdfast.suites.demo;

import org.jspecify.annotations.NullMarked;
