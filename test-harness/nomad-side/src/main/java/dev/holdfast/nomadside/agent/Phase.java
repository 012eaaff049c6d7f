package dev.holdfast.nomadside.agent;

/** Where a task is in the agent's eyes. */
public enum Phase {
  PENDING,
  RUNNING,
  DEAD
}
