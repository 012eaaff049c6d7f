package dev.holdfast.runtime;

import java.time.Duration;

/**
 * What a runtime can do, as data.
 *
 * @param name the runtime's name, as in {@link RuntimeProvider#driverName()}
 * @param keepsExits whether an exit stays visible until the workload is removed, within one boot,
 *     also when nobody was connected (clause R4)
 * @param callLimit no call of the runtime takes longer, {@code prepare} apart
 */
public record RuntimeInfo(String name, boolean keepsExits, Duration callLimit) {}
