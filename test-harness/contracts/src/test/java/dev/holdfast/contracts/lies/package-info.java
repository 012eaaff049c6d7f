/**
 * Shows that the suite can fail: for every clause there is a runtime that breaks this clause and no
 * other on purpose, and a test that cites the clause must catch it.
 */
@NullMarked
package dev.holdfast.contracts.lies;

import org.jspecify.annotations.NullMarked;
