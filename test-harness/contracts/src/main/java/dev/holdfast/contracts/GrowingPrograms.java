package dev.holdfast.contracts;

import java.util.List;
import java.util.Optional;

/** Shell programs where limits of memory hold, so that one may grow beyond its own. */
public final class GrowingPrograms extends ShellPrograms {
  @Override
  public Optional<List<String>> usesMoreMemoryThan(long bytes) {
    return Optional.of(List.of("/bin/dd", "if=/dev/zero", "of=/dev/null", "bs=" + 2 * bytes));
  }
}
