/**
 * What we remember of every task, durably. {@link dev.holdfast.store.TaskRecord} is the record,
 * {@link dev.holdfast.store.StateStore} keeps it: a record is durable when {@code put} returns.
 *
 * <p>Records hold identities, wishes and facts. They hold nothing that only a launch needs (no
 * environment, no arguments): a secret that was never written cannot leak.
 */
@NullMarked
package dev.holdfast.store;

import org.jspecify.annotations.NullMarked;
