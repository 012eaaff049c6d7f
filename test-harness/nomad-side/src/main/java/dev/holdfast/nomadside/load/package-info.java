/**
 * What an agent does to get from a plugin file to a usable driver: probe, validation, the real
 * launch, and the reattach after its own death. The order of calls is that of Nomad 2.0.5.
 */
@NullMarked
package dev.holdfast.nomadside.load;

import org.jspecify.annotations.NullMarked;
