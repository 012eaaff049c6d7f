package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scheduler gave, as the kernel has it. */
@NeedsNode
class ResourcesTest extends OnePlugin {
  private static final long MEBIBYTE = 1L << 20;

  @ParameterizedTest
  @CsvSource({"32, 0, 32", "32, 32, 32", "32, 64, 64"})
  @DisplayName("100 the hard limit is the greater of memory and memory_max")
  void row100_theHardLimitIsTheGreaterOne(long memory, long memoryMax, long limit)
      throws IOException {
    long pid =
        Outside.pid(
            start(idle().withResources(TaskResources.of(100, memory).withMemoryMax(memoryMax))));

    String file = Outside.unifiedHierarchy() ? "memory.max" : "memory.limit_in_bytes";
    assertThat(Outside.memory(pid, file)).isEqualTo(String.valueOf(limit * MEBIBYTE));
    if (Outside.unifiedHierarchy()) {
      boolean more = memoryMax > memory;
      assertThat(Outside.memory(pid, "memory.low"))
          .isEqualTo(more ? String.valueOf(memory * MEBIBYTE) : "0");
    }
  }

  @Test
  @DisplayName("101 a task with reserved cores stays on them")
  void row101_reservedCoresAreKept() throws IOException {
    int last = Runtime.getRuntime().availableProcessors() - 1;

    long pid =
        Outside.pid(start(idle().withResources(TaskResources.DEFAULT.withCores(List.of(last)))));

    assertThat(Outside.status(pid, "Cpus_allowed_list")).isEqualTo(String.valueOf(last));
  }
}
