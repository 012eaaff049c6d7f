package dev.holdfast.trial.profile;

import java.util.List;

/**
 * What counts as left behind when every task is destroyed.
 *
 * @param units pattern of systemd units such as {@code my-*}; empty where units do not count
 * @param cgroups part of the path of cgroups that count; empty where they do not
 * @param folders folders whose mounts, pipes and files count, besides the client's own
 */
public record Leftovers(String units, String cgroups, List<String> folders) {
  /** Only processes of tasks and what lies in the client's folders. */
  public static final Leftovers NONE = new Leftovers("", "", List.of());

  public Leftovers {
    folders = List.copyOf(folders);
  }
}
