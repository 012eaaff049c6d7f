/** Shows that planned failures happen as planned, and that without a plan there are none. */
@NullMarked
package dev.holdfast.contracts.faults;

import org.jspecify.annotations.NullMarked;
