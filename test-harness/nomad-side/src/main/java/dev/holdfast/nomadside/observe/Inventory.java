package dev.holdfast.nomadside.observe;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a machine has of the things that a driver may leak. Two of them compared tell what was left.
 *
 * @param units loaded units
 * @param cgroups directories below the cgroup file systems
 * @param mounts mount points
 * @param fifos named pipes below the folder that was asked about
 */
public record Inventory(
    SortedSet<String> units,
    SortedSet<String> cgroups,
    SortedSet<String> mounts,
    SortedSet<String> fifos) {

  /** What is here and was not there before. */
  public Inventory since(Inventory before) {
    return new Inventory(
        more(before, Inventory::units),
        more(before, Inventory::cgroups),
        more(before, Inventory::mounts),
        more(before, Inventory::fifos));
  }

  private SortedSet<String> more(Inventory before, Function<Inventory, SortedSet<String>> part) {
    SortedSet<String> more = new TreeSet<>(part.apply(this));
    more.removeAll(part.apply(before));
    return more;
  }

  public boolean isEmpty() {
    return units.isEmpty() && cgroups.isEmpty() && mounts.isEmpty() && fifos.isEmpty();
  }
}
