/** The store in memory under the contract. */
@NullMarked
package dev.holdfast.store.memory;

import org.jspecify.annotations.NullMarked;
