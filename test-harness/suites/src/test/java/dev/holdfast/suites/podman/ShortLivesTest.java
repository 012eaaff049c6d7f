package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Tasks that end while they are looked at. */
class ShortLivesTest extends RowsOfTheGoDriver {
  private static final int TASKS = 200;
  private static final int AT_ONCE = 10;
  private static final int CODE = 3;

  @Test
  void endOfATaskThatLivesForMillisecondsIsItsOwn() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<ExitReport>> ends = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        ends.add(threads.submit(this::run));
      }
      for (Future<ExitReport> end : ends) {
        assertThat(end.get()).isEqualTo(ExitReport.code(CODE));
      }
    }
  }

  private ExitReport run() throws IOException {
    TaskConfig config =
        plugin().rig().prepare(Jobs.container("/bin/sh", "-c", "exit " + CODE).withoutLogs());
    plugin().driver().start(config);
    ExitReport report = plugin().driver().waitFor(config.getId()).join();
    plugin().driver().destroy(config.getId(), true);
    return report;
  }
}
