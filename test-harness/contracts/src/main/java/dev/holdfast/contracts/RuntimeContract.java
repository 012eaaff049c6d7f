package dev.holdfast.contracts;

/**
 * The contract of {@link dev.holdfast.runtime.WorkloadRuntime}, all parts of it. A runtime's test
 * class needs one field:
 *
 * <pre>{@code
 * class SystemdRuntimeContractTest implements RuntimeContract {
 *   private final Workbench bench = new Workbench(new SystemdUnderTest());
 *
 *   @Override
 *   public Workbench bench() {
 *     return bench;
 *   }
 * }
 * }</pre>
 *
 * <p>What legitimately differs between runtimes is asked of {@code info()}, or is a power that the
 * {@link RuntimeUnderTest} has or has not; never of the runtime's name.
 */
public interface RuntimeContract
    extends Launching,
        Observing,
        KeepingExits,
        Signalling,
        Removing,
        Listing,
        Outliving,
        Hinting,
        BeingUnavailable,
        Executing,
        Measuring,
        Checking {}
