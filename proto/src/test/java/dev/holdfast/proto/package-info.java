/**
 * Pins the wire contracts: names, numbers and types of what crosses the socket between Nomad and a
 * plugin are compared with a table that was taken from the contracts themselves, not from our
 * files.
 */
@NullMarked
package dev.holdfast.proto;

import org.jspecify.annotations.NullMarked;
