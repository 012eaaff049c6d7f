package dev.holdfast.trial.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObituaryTest {
  @TempDir private Path folder;

  @Test
  void exitAndLastLinesAreTold() throws IOException {
    Path plugin =
        Files.writeString(
            folder.resolve("plugin"),
            """
            #!/bin/sh
            echo '1|2|unix|/nowhere|grpc'
            until [ -e "$0.go" ]; do sleep 0.05; done
            echo 'just a line' >&2
            echo 'panic: nil map' >&2
            exit 2
            """);
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    PluginProcess process = PluginProcess.launch(PluginFile.of(plugin));
    Files.createFile(folder.resolve("plugin.go"));
    assertThat(process.awaitExit(Duration.ofSeconds(60))).isTrue();
    await().until(() -> process.log().text().contains("panic"));

    assertThat(Obituary.of(process))
        .isEqualTo("exit code 2; the last lines of its stderr: \"panic: nil map\"");
  }

  @Test
  void aSignalBehindTheCodeIsNamed() {
    assertThat(Obituary.exit(2)).isEqualTo("exit code 2");
    assertThat(Obituary.exit(139)).isEqualTo("exit code 139 (SIGSEGV)");
    assertThat(Obituary.exit(141)).contains("SIGPIPE");
  }

  @Test
  void theCauseIsToldWhereATraceFollowsIt() {
    List<String> trace = IntStream.range(0, 50).mapToObj(i -> "  frame " + i).toList();
    List<String> all =
        java.util.stream.Stream.of(List.of("before", "panic: nil"), trace)
            .flatMap(List::stream)
            .toList();

    assertThat(Obituary.telling(all)).hasSize(5).startsWith("panic: nil", "  frame 0");
    assertThat(Obituary.telling(trace)).hasSize(5).endsWith("  frame 49");
    assertThat(Obituary.telling(List.of())).isEmpty();
  }
}
