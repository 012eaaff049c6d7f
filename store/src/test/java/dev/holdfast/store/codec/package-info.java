/** The form of records: round trips, schemas, nonsense. */
@NullMarked
package dev.holdfast.store.codec;

import org.jspecify.annotations.NullMarked;
