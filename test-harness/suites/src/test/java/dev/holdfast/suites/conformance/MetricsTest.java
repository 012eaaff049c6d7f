package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a real plugin tells Prometheus of real tasks. */
@NeedsNode
class MetricsTest extends OnePlugin {
  private static final String OF_DRIVER = "{driver=\"systemd\"";

  @Override
  Map<String, Object> pluginOptions() {
    return Map.of(
        "metrics_address", "unix:" + socket(), "relist_interval", "1s", "claim_window", "1s");
  }

  private Path socket() {
    return workshop().root().resolve("metrics.sock");
  }

  private List<String> page() throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      channel.write(
          ByteBuffer.wrap("GET /metrics HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private double value(String series) throws IOException {
    return page().stream()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + series));
  }

  @Test
  void whatHappensToTasksIsCounted() throws Exception {
    RigTask running = start(idle().withEnv(Map.of("SECRET", "a-secret")));
    assertThat(run("exit 3").await(PATIENCE).exitCode()).isEqualTo(3);

    String tasks = "holdfast_tasks" + OF_DRIVER + ",runtime=\"systemd\",state=";
    assertThat(value(tasks + "\"running\"}")).isEqualTo(1);
    assertThat(value(tasks + "\"ended\"}")).isEqualTo(1);
    assertThat(value("holdfast_exits_total" + OF_DRIVER + ",kind=\"failure\"}")).isEqualTo(1);
    assertThat(value("holdfast_exit_report_lag_seconds_count" + OF_DRIVER + "}")).isEqualTo(1);
    assertThat(value("holdfast_exit_report_lag_seconds_sum" + OF_DRIVER + "}")).isLessThan(30);
    assertThat(value("holdfast_task_start_duration_seconds_count" + OF_DRIVER + "}")).isEqualTo(2);
    assertThat(value("holdfast_store_records" + OF_DRIVER + "}")).isEqualTo(2);
    assertThat(value("holdfast_store_sync_duration_seconds_count" + OF_DRIVER + "}"))
        .isGreaterThan(3);
    assertThat(value("holdfast_store_sync_duration_seconds_sum" + OF_DRIVER + "}")).isPositive();
    assertThat(value("holdfast_bugs_total" + OF_DRIVER + "}")).isZero();
    assertThat(page())
        .noneMatch(line -> line.contains(running.spec().allocId()) || line.contains("a-secret"));
    await()
        .atMost(PATIENCE)
        .until(() -> value("holdfast_relist_duration_seconds_count" + OF_DRIVER + "}") > 0);
  }

  @Test
  void aRecoveryIsCountedAndTheSocketIsOnlyRoots() throws Exception {
    RigTask task = start(idle());
    rig().killPlugin();
    rig().relaunch();
    task.recover();

    assertThat(recoveries("running")).isPositive();
    assertThat(Files.getPosixFilePermissions(socket()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatNobodyWroteDownOrAsksForIsCounted() throws Exception {
    RigTask task = start(idle());
    rig().killPlugin();
    Outside.command("rm", "-r", workshop().state().resolve("store").toString());
    rig().relaunch();
    var health = driver().fingerprints();

    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> recoveries("adopted") > 0 && recoveries("unclaimed") > 0);

    task.recover();
    assertThat(recoveries("running")).isEqualTo(1);
    health.cancel();
  }

  private double recoveries(String outcome) throws IOException {
    return value("holdfast_recoveries_total" + OF_DRIVER + ",outcome=\"" + outcome + "\"}");
  }
}
