/** The durable store: contract, reopening, damage, crashes, locks. */
@NullMarked
package dev.holdfast.store.mapdb;

import org.jspecify.annotations.NullMarked;
