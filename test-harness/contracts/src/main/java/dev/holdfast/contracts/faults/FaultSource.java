package dev.holdfast.contracts.faults;

/** Says how the next call of an operation goes: a {@link FaultPlan}, or a seed. */
@FunctionalInterface
public interface FaultSource {

  /** Asked once for every call, by the thread that calls. */
  Fault next(Operation operation);
}
