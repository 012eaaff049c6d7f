/**
 * Looks at the machine from outside: processes, units, cgroups, mounts, pipes. It shares no code
 * with the plugin under test and asks it nothing, so that both cannot be wrong in the same way.
 */
@NullMarked
package dev.holdfast.nomadside.observe;

import org.jspecify.annotations.NullMarked;
