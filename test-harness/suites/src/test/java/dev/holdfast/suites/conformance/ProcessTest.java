package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.launch.PluginLog;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.launch.PluginProcess;
import dev.holdfast.nomadside.load.DriverInstance;
import dev.holdfast.nomadside.load.PluginLoader;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.wire.PluginStop;
import dev.holdfast.proto.nomad.base.PluginType;
import dev.holdfast.suites.NeedsNode;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The plugin as a process: its end, signals, and who may connect. */
@NeedsNode
class ProcessTest extends OnePlugin {
  private static final int MANY = 50;

  @Test
  @DisplayName("9 the service plugin is healthy")
  void row009_theHealthServiceSaysServing() {
    assertThat(rig().instance().connection().health()).isEqualTo(ServingStatus.SERVING);
  }

  @Test
  @DisplayName("10 asked to end it is gone within two seconds, its socket too, tasks live on")
  void row010_shutdownEndsTheProcessAndNotTheTasks() throws Exception {
    RigTask task = start(idle());
    PluginProcess process = rig().instance().process();

    PluginStop stop = rig().instance().end();

    assertThat(stop.graceful()).as("ended by itself: %s", stop).isTrue();
    assertThat(stop.answer().isOk()).as("told so before: %s", stop).isTrue();
    assertThat(Path.of(process.address().address())).doesNotExist();
    assertThat(process.exitCode()).hasValue(0);
    assertThat(Outside.isAlive(task)).isTrue();
    comeBack(task);
  }

  private void comeBack(RigTask task) {
    rig().relaunch();
    task.recover();
  }

  @Test
  @DisplayName("11 SIGINT, which a terminal sends to the agent's whole group, does nothing")
  void row011_anInterruptIsIgnored() throws Exception {
    Outside.command("kill", "-INT", String.valueOf(rig().instance().process().pid()));

    await()
        .during(Duration.ofMillis(500))
        .atMost(PATIENCE)
        .until(() -> rig().instance().process().isAlive());
    assertThat(rig().instance().base().info().getType()).isEqualTo(PluginType.DRIVER);
  }

  @Test
  @DisplayName("13 after real work every line on stderr is a log entry")
  void row013_everyLineOnStderrIsALogEntry() throws Exception {
    run("true").await(PATIENCE);

    await().atMost(PATIENCE).until(() -> !log().entries().isEmpty());
    assertThat(log().strays()).isEmpty();
    assertThat(log().poison()).isEmpty();
  }

  private PluginLog log() {
    return rig().instance().process().log();
  }

  @Test
  @DisplayName("14 fifty waiting calls do not keep a shutdown from its answer")
  void row014_waitingCallsDoNotStarveAShutdown() throws Exception {
    RigTask task = start(idle());
    List<CompletableFuture<ExitReport>> waits =
        IntStream.range(0, MANY).mapToObj(i -> task.waiting()).toList();
    assertThat(task.inspect().hasTask()).isTrue();

    PluginStop stop = rig().instance().end();

    assertThat(stop.graceful()).as("ended by itself: %s", stop).isTrue();
    assertThat(stop.answer().isOk()).as("told so before: %s", stop).isTrue();
    assertThat(waits).allSatisfy(wait -> assertThat(wait).isCompletedExceptionally());
    comeBack(task);
  }

  @Test
  @DisplayName("15 a second client on the same socket is served, the first goes on undisturbed")
  void row015_aSecondClientIsServedBesideTheFirst() throws Exception {
    RigTask task = start(idle());
    var streams = List.of(driver().fingerprints(), driver().events());

    DriverInstance second = PluginLoader.reattach(rig().instance().reattach());
    second.driver().recover(task.handle());
    assertThat(second.driver().inspect(task.id()).hasTask()).isTrue();
    assertThat(second.driver().fingerprints().first(PATIENCE)).isPresent();
    second.connection().close();

    assertThat(rig().instance().connection().health()).isEqualTo(ServingStatus.SERVING);
    assertThat(streams).allSatisfy(stream -> assertThat(stream.isOpen()).isTrue());
    streams.forEach(stream -> stream.cancel());
  }
}
