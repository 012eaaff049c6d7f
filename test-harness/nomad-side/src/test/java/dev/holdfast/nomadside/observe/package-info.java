/** The observer looks at processes and files that the tests made themselves. */
@NullMarked
package dev.holdfast.nomadside.observe;

import org.jspecify.annotations.NullMarked;
