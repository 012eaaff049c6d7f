package dev.holdfast.runtime;

import java.time.Duration;

/**
 * What a runtime can do, as data.
 *
 * @param name the runtime's name, as in {@link RuntimeProvider#driverName()}
 * @param keepsExits whether an exit stays visible until the workload is removed, within one boot,
 *     also when nobody was connected (clause R4)
 * @param callLimit no call of the runtime takes longer, {@code prepare} apart
 * @param backends how many services it asks for different workloads; that one of several is away
 *     says nothing of the others
 */
public record RuntimeInfo(String name, boolean keepsExits, Duration callLimit, int backends) {

  /** One with a single backend. */
  public RuntimeInfo(String name, boolean keepsExits, Duration callLimit) {
    this(name, keepsExits, callLimit, 1);
  }
}
