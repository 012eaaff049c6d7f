/**
 * Acceptance scenarios A1 to A25 that no other suite plays. Each test carries its scenario's number
 * as a JUnit tag and at the head of its display name. {@code docs/acceptance.md} maps every number
 * to its tests, here or in other packages, or to the reason why it has none.
 */
@NullMarked
package dev.holdfast.suites.acceptance;

import org.jspecify.annotations.NullMarked;
