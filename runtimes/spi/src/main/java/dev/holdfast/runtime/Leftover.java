package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

/**
 * Something that belonged to a workload which is no more.
 *
 * @param kind what it is in a word: {@code drop_in}, {@code unit}
 * @param name what the runtime's own tools or the file system call it
 * @param why why nobody needs it, as a sentence without its full stop
 */
public record Leftover(String kind, String name, String why) {
  public Leftover {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(why, "why is null");
  }
}
