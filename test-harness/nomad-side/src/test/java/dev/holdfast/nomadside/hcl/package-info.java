/**
 * Bytes and refusals of the schema decoder, compared with what Nomad's own libraries make of the
 * same schema and configuration.
 */
@NullMarked
package dev.holdfast.nomadside.hcl;

import org.jspecify.annotations.NullMarked;
