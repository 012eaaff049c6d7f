package dev.holdfast.store.mapdb;

import dev.holdfast.store.TaskRecord;

/** A kept record and the number of the change that brought it. */
record Entry(long sequence, TaskRecord record) {}
