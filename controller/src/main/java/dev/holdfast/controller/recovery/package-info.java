/**
 * Finding everything again after a restart: the join of records with what the runtime lists, and
 * the handle that Nomad keeps for us. The deciding is done where it is always done, in {@code
 * reconcile}; recovery launches nothing.
 */
@NullMarked
package dev.holdfast.controller.recovery;

import org.jspecify.annotations.NullMarked;
