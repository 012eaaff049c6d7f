/**
 * Records as bytes: JSON with a schema version in front, so that a later version can lift what an
 * earlier one wrote ({@link dev.holdfast.store.codec.Migrations}) and an earlier one recognises
 * what it cannot understand. Checksums are the frame's matter, not the codec's.
 */
@NullMarked
package dev.holdfast.store.codec;

import org.jspecify.annotations.NullMarked;
