package dev.holdfast.runtime;

/** Who wants to know that it is time to look again. Implementations return at once. */
public interface WatchListener {

  /** This workload may have changed. */
  void lookAgain(WorkloadId id);

  /** Anything may have changed: hints were lost, for instance while the backend was away. */
  void lookAgainAtAll();
}
