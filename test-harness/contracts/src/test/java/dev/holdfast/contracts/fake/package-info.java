/** Shows that the fake keeps the contract that it is a stand-in for. */
@NullMarked
package dev.holdfast.contracts.fake;

import org.jspecify.annotations.NullMarked;
