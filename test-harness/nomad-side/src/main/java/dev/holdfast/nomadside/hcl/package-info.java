/**
 * Plays the client's part of a plugin's option schema: takes the JSON view of a job's {@code
 * config} block, applies the schema as Nomad does (defaults, conversions, errors), and writes the
 * msgpack bytes that the driver gets. The byte examples of the tests were produced with Nomad's own
 * libraries.
 */
@NullMarked
package dev.holdfast.nomadside.hcl;

import org.jspecify.annotations.NullMarked;
