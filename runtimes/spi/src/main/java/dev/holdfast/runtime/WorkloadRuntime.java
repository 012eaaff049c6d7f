package dev.holdfast.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One runtime that keeps workloads: systemd, machined, containerd or Podman. It performs effects
 * and reports facts; it holds no policy. There is no stop with a grace period (grace is one policy,
 * in the core), no restart, no wait and no recover: observing <em>is</em> recovering.
 *
 * <p>The clauses, each tested by the contract suite under its number:
 *
 * <ul>
 *   <li>R1 {@code observe} of an id never seen answers Absent; it does not throw.
 *   <li>R2 If the backend cannot be asked, {@code observe} answers Unknown; every other call throws
 *       {@link RuntimeUnavailable}.
 *   <li>R3 {@code launch} of a name that exists starts nothing: with the same invocation it
 *       returns, with another it throws {@link RuntimeRefused}.
 *   <li>R4 After an exit {@code observe} answers Exited with the true status until {@code remove},
 *       also when nobody was watching; where a runtime cannot, {@code info().keepsExits()} is
 *       false.
 *   <li>R5 {@code signal} to an absent or exited workload does nothing.
 *   <li>R6 {@code remove} of an absent workload succeeds; of a running one it throws {@link
 *       RuntimeRefused}. After it nothing is left: no unit, control group, mount or file.
 *   <li>R7 Workloads outlive {@code close()} and the death of our process.
 *   <li>R8 {@code list} returns all of ours and nothing else's.
 *   <li>R9 {@code watch} is a hint: lost, doubled and spurious calls are all allowed.
 *   <li>R10 Every call but {@code prepare} returns or throws within {@code info().callLimit()}.
 *   <li>R11 Calls for different ids may run at once; for one id they come one at a time, {@code
 *       observe}, {@code signal}, {@code exec} and {@code usage} excepted, which may come at any
 *       time.
 *   <li>R12 Every id and every label value that can be derived is legal in this backend.
 *   <li>R13 A {@code launch} that throws {@link RuntimeRefused} leaves nothing behind.
 * </ul>
 */
public interface WorkloadRuntime extends AutoCloseable {

  /** What this runtime can do; constant. */
  RuntimeInfo info();

  /** Whether the runtime can be used now. Never throws. */
  Health health();

  /**
   * Checks all that can be told of a spec without starting anything, so that a bad job is refused
   * before a record is written. Changes nothing.
   *
   * @throws RuntimeRefused naming the option, its value and the remedy
   */
  void check(WorkloadSpec spec);

  /**
   * What a workload must do without although its job asks for it: a sentence each, for the user,
   * without a value that could be a secret. None by default.
   */
  default List<String> omissions(WorkloadSpec spec) {
    return List.of();
  }

  /** The program or image of a spec, for dumps: one word or path, never an argument or a secret. */
  String describe(WorkloadSpec spec);

  /** Does what is slow and harmless, such as fetching an image; leaves no workload behind. */
  void prepare(WorkloadSpec spec);

  /**
   * The same, telling how far it is.
   *
   * @param progress hears a sentence for the user now and then, at most every few seconds, from any
   *     thread; without a value that could be a secret
   */
  default void prepare(WorkloadSpec spec, Consumer<String> progress) {
    prepare(spec);
  }

  /**
   * How long {@code prepare} may take at most; a start is not given up before that is over. Nothing
   * by default.
   */
  default Duration longestPreparation(WorkloadSpec spec) {
    return Duration.ZERO;
  }

  /**
   * Makes and starts the workload {@code spec.id()}. Returns when its program runs or has already
   * ended, or when it is made and only waits for the reader of its output.
   *
   * @throws RuntimeRefused if it cannot be started as asked; nothing is left behind
   * @throws RuntimeUnavailable if the backend could not be asked or did not answer; look before
   *     trying again
   */
  void launch(WorkloadSpec spec);

  /** Looks at one workload. Never throws for a backend that is away: that is Unknown. */
  Observation observe(WorkloadId id);

  /** All workloads of this owner. */
  List<Sighting> list();

  /**
   * Takes a workload over that another driver has started, if Nomad kept these bytes for that
   * driver and they tell which one it is. From then on every call knows it by the id of these
   * labels, like one that was launched here, also after a restart of ours. The backend is not
   * asked: whether it is still there, {@code observe} tells. A second call changes nothing.
   *
   * @param version of the handle that Nomad kept
   * @param state the bytes in it, as they came
   * @return whether they were understood; if not, nothing is changed. By default none are
   */
  default boolean takeOver(WorkloadLabels labels, int version, byte[] state) {
    return false;
  }

  /** Sends a signal. */
  void signal(WorkloadId id, Signal signal, SignalTarget target);

  /** Removes an ended or half-made workload and all that belongs to it. */
  void remove(WorkloadId id);

  /**
   * Calls back when a workload may have changed, on a thread that must not be kept.
   *
   * @return closing it ends the calls
   */
  Watch watch(WatchListener listener);

  /** Running commands beside a workload, where the runtime can. */
  default Optional<Exec> exec() {
    return Optional.empty();
  }

  /** Reading resource usage, where the runtime can. */
  default Optional<Usage> usage() {
    return Optional.empty();
  }

  /**
   * Where a launched workload is reached; empty where that is at the node's own addresses. Asked
   * once after a launch, and never again.
   *
   * @throws RuntimeUnavailable if the backend could not be asked
   */
  default Optional<DriverNetwork> network(WorkloadSpec spec) {
    return Optional.empty();
  }

  /**
   * What the backend itself says of a workload, under its own names and in its own words; for
   * people, without a secret. Empty where there is no such workload, and by default.
   *
   * @throws RuntimeUnavailable if the backend could not be asked
   */
  default Map<String, String> verbatim(WorkloadId id) {
    return Map.of();
  }

  /**
   * What is left of workloads that are no more. Changes nothing. None by default.
   *
   * @param wanted those that have a record or are there
   * @throws RuntimeUnavailable if the backend could not be asked
   */
  default List<Leftover> leftovers(Set<WorkloadId> wanted) {
    return List.of();
  }

  /** What is slow and under way; answered from memory, at once. None by default. */
  default List<Activity> activities() {
    return List.of();
  }

  /** Ends connections and threads. Workloads live on (R7). A second call does nothing. */
  @Override
  void close();
}
