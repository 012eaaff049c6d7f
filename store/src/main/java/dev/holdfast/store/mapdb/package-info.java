/**
 * The durable store: a journal of changes before MapDB snapshots, by generations.
 *
 * <p>{@code journal-<n>.log} takes every change and is synced before anybody hears of it. {@code
 * tasks-<n>.db} is a MapDB table of all records as they were when journal {@code n} began; it is
 * written once, as a whole, and can be rebuilt from the generation before, which is kept until the
 * next one is complete. The highest change number of a slot wins, wherever it was found. The
 * decision and its figures: {@code store/docs/decisions/0001-journal-before-mapdb-snapshots.md}.
 */
@NullMarked
package dev.holdfast.store.mapdb;

import org.jspecify.annotations.NullMarked;
