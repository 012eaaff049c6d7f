/**
 * The rules of the system, pure: {@link dev.holdfast.controller.reconcile.Reconcile#decide} looks
 * at what is wanted, what is known and what was seen, and says what to do. Nothing here reads a
 * clock, a file or a socket; imports are the JDK's values, the runtime's nouns and the store's
 * records. A test holds that wall.
 */
@NullMarked
package dev.holdfast.controller.reconcile;

import org.jspecify.annotations.NullMarked;
