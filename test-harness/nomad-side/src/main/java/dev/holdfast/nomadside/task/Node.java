package dev.holdfast.nomadside.task;

/**
 * The node that a task is placed on.
 *
 * @param totalMhz what all cores have together; the CPU share of a task is a part of it
 */
public record Node(String id, String name, String datacenter, String region, long totalMhz) {

  /** A made-up node with two gigahertz for each of this machine's processors. */
  public static Node ofThisMachine() {
    long mhz = 2000L * Runtime.getRuntime().availableProcessors();
    return new Node("11111111-2222-3333-4444-555555555555", "lab", "dc1", "global", mhz);
  }
}
