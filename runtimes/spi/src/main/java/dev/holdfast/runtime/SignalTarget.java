package dev.holdfast.runtime;

/** Which processes of a workload a signal is for. */
public enum SignalTarget {
  /** The main process only. */
  MAIN,
  /** Every process of the workload. */
  ALL
}
