package dev.holdfast.runtime.systemd.bus;

import java.util.List;

/**
 * One signal.
 *
 * @param arguments as JDK values, see {@link PlainValues}; empty for changed properties, which are
 *     hints to us and not worth taking apart
 */
public record BusSignal(String path, String member, List<Object> arguments) {}
