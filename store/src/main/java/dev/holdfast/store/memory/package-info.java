/**
 * A store that forgets everything at its end: for tests, and for tools that only look on. It passes
 * the same contract as the durable one, except for what a restart brings back.
 */
@NullMarked
package dev.holdfast.store.memory;

import org.jspecify.annotations.NullMarked;
