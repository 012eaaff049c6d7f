/**
 * Images: what a job's reference means, credentials for its registry, and bringing it to the node
 * once for all tasks that want the same.
 */
@NullMarked
package dev.holdfast.runtime.podman.image;

import org.jspecify.annotations.NullMarked;
