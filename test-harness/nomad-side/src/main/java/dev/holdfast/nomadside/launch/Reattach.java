package dev.holdfast.nomadside.launch;

/**
 * What an agent keeps of a running plugin, so that it finds it again after its own death.
 *
 * @param pid the process that was launched, which need not be the one that serves
 * @param address where it listens
 */
public record Reattach(long pid, Address address) {}
