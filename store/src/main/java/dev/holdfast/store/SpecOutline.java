package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Stdio;

/**
 * What is worth remembering of a specification after its launch: enough to explain, too little to
 * leak. The specification itself comes with Nomad's StartTask and stays in memory.
 *
 * @param program the program or image, without arguments
 * @param user who it runs as; empty for the driver's default
 * @param digest SHA-256 of the whole specification, to tell two of them apart
 * @param place where it was put, and what it was given there
 */
public record SpecOutline(
    String program, String user, Resources resources, Stdio stdio, String digest, Place place) {
  public SpecOutline {
    requireNonNull(program, "program is null");
    requireNonNull(user, "user is null");
    requireNonNull(resources, "resources is null");
    requireNonNull(stdio, "stdio is null");
    requireNonNull(digest, "digest is null");
    requireNonNull(place, "place is null");
  }

  /** Of a place that nobody noted. */
  public SpecOutline(String program, String user, Resources resources, Stdio stdio, String digest) {
    this(program, user, resources, stdio, digest, Place.unknown());
  }
}
