package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InheritedTest {
  private static final WorkloadId WITH_CONTAINER = new WorkloadId("holdfast-web-1");
  private static final WorkloadId WITHOUT = new WorkloadId("holdfast-batch-2");
  private static final WorkloadId SIGNALLED = new WorkloadId("holdfast-cache-3");

  @TempDir Path bootFolder;
  private final List<WorkloadId> forgotten = new ArrayList<>();

  @BeforeEach
  void anEarlierLife() throws IOException {
    Path logs = Files.createDirectories(bootFolder.resolve(Outputs.FOLDER));
    for (String name :
        List.of("holdfast-web-1.job", "holdfast-batch-2.job", "holdfast-batch-2.pos")) {
      Files.createFile(logs.resolve(name));
    }
    Files.createFile(logs.resolve("shipper.lock"));
    Path signals = Files.createDirectories(bootFolder.resolve(SentSignals.FOLDER));
    Files.createFile(signals.resolve(SIGNALLED.value()));
  }

  @Test
  void whatHasNoContainerIsForgottenOnce() {
    Inherited inherited = new Inherited(bootFolder);
    inherited.compare(List.of(WITH_CONTAINER), forgotten::add);
    inherited.compare(List.of(), forgotten::add);
    assertThat(forgotten).containsExactlyInAnyOrder(WITHOUT, SIGNALLED);
  }

  @Test
  void filesOfAFreshLaunchAreLeftAlone() {
    Inherited inherited = new Inherited(bootFolder);
    inherited.isLaunched(WITHOUT);
    inherited.compare(List.of(WITH_CONTAINER), forgotten::add);
    assertThat(forgotten).containsExactly(SIGNALLED);
  }

  @Test
  void aFirstLifeInheritsNothing() throws IOException {
    Inherited inherited = new Inherited(Files.createDirectories(bootFolder.resolve("fresh")));
    inherited.compare(List.of(), forgotten::add);
    assertThat(forgotten).isEmpty();
  }
}
