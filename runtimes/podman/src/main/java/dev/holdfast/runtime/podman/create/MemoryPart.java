package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.options.OptionValues;
import java.util.Optional;

/** Limits of memory. */
final class MemoryPart {
  /** What Podman and the kernel take for no limit; it refuses -1. */
  private static final long UNLIMITED = 9_223_372_036_854_771_712L;

  private static final long MOST_SWAPPINESS = 100;

  private MemoryPart() {}

  static void add(ObjectNode body, CreateInput input) {
    ObjectNode memory = body.withObject("/resource_limits").putObject("memory");
    Resources resources = input.spec().resources();
    OptionValues options = input.options();
    if (resources.memoryLimitBytes() > 0) {
      memory.put("limit", resources.memoryLimitBytes());
    }
    soft(resources, Sizes.bytes(options, "memory_reservation"))
        .ifPresent(bytes -> memory.put("reservation", bytes));
    options
        .text("memory_swap")
        .filter(text -> !text.isBlank())
        .ifPresent(text -> memory.put("swap", swap(text, resources)));
    options
        .integer("memory_swappiness")
        .map(MemoryPart::checked)
        .filter(_ -> !input.host().cgroupsV2())
        .ifPresent(value -> memory.put("swappiness", value));
  }

  /** Beyond its reservation a task has memory only as long as others do without it. */
  private static Optional<Long> soft(Resources resources, Optional<Long> asked) {
    long reserved = resources.memoryReservedBytes();
    boolean mayGrow =
        reserved > 0 && (resources.memoryLimitBytes() == 0 || resources.oversubscribesMemory());
    return mayGrow ? Optional.of(Math.min(reserved, asked.orElse(reserved))) : asked;
  }

  private static long swap(String text, Resources resources) {
    if (text.strip().equals("-1")) {
      return UNLIMITED;
    }
    long bytes = Sizes.bytes("memory_swap", text);
    if (bytes < resources.memoryLimitBytes()) {
      throw Wrong.value(
          "memory_swap",
          text,
          "it counts memory and swap together, so it must be at least the task's memory limit of %d"
              .formatted(resources.memoryLimitBytes()));
    }
    return bytes;
  }

  private static long checked(long swappiness) {
    if (swappiness < 0 || swappiness > MOST_SWAPPINESS) {
      throw Wrong.value("memory_swappiness", "" + swappiness, "use a number from 0 to 100");
    }
    return swappiness;
  }
}
