/** What refusals and frames mean, without a driver. */
@NullMarked
package dev.holdfast.nomadside.driver;

import org.jspecify.annotations.NullMarked;
