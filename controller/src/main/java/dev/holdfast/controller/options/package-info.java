/**
 * Options on their way between Nomad and a driver: {@link dev.holdfast.controller.options.HclSpecs}
 * tells Nomad what there is, {@link dev.holdfast.controller.options.OptionDecoder} reads what Nomad
 * sends. Both work from the same table, an {@link dev.holdfast.runtime.options.OptionSchema}. Bytes
 * from outside are hostile until read: whatever is wrong with them ends in {@link
 * dev.holdfast.controller.options.InvalidOptions}.
 */
@NullMarked
package dev.holdfast.controller.options;

import org.jspecify.annotations.NullMarked;
