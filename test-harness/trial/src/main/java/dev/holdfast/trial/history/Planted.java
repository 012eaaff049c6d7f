package dev.holdfast.trial.history;

/**
 * The trial put something on the node that looks like the driver's and is not: it must be there,
 * untouched, when the {@link InventoryCompared inventory} is taken.
 *
 * @param remark what it pretends to be
 */
public record Planted(long atNanos, Item item, String remark) implements Event {}
