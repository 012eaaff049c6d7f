package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.launch.Handshake;
import dev.holdfast.nomadside.launch.NomadVariables;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginStart;
import dev.holdfast.nomadside.load.DriverInstance;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import java.util.List;
import java.util.OptionalInt;

/** How the plugin is launched, ended and found again, and what it says of itself. */
final class LaunchRows {
  private LaunchRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(
            1,
            "without the cookie: nothing on stdout, exit code 1",
            bench -> refusesCookie(bench.file().withVariable(NomadVariables.COOKIE, ""))),
        Row.of(
            2,
            "with a wrong cookie: the same",
            bench -> refusesCookie(bench.file().withVariable(NomadVariables.COOKIE, "e4327c2e"))),
        Row.of(3, "the first line is the handshake", bench -> handshake(bench.file())),
        Row.of(
            4,
            "a host that speaks 1, 2 and 3 is answered in 2",
            bench ->
                handshake(bench.file().withVariable(NomadVariables.PROTOCOL_VERSIONS, "1,2,3"))),
        Row.of(10, "a shutdown in good order ends it and leaves tasks alone", LaunchRows::shutdown),
        Row.of(16, "PluginInfo names a driver of api v0.1.0", LaunchRows::info),
        Row.of(32, "the task's schema is there", bench -> bench.driver().taskConfigSchema()),
        Row.of(33, "capabilities are told", bench -> bench.driver().capabilities()),
        Row.of(35, "the first fingerprint comes at once and is healthy", LaunchRows::fingerprint),
        Row.of(39, "a cancelled stream makes room for the next", LaunchRows::streams));
  }

  private static void refusesCookie(PluginFile file) throws InterruptedException {
    PluginStart start = PluginStart.of(file);
    OptionalInt code = start.awaitExit(Bench.PATIENCE);
    start.kill();
    Expect.same("the exit code", OptionalInt.of(1), code);
    Expect.that(start.stdout().isEmpty(), "stdout should be empty, but has " + start.stdout());
  }

  private static void handshake(PluginFile file) {
    PluginStart start = PluginStart.of(file);
    try {
      Handshake handshake = start.handshake(Bench.PATIENCE);
      Expect.that(handshake.fields().size() >= 5, "too few fields: " + handshake.line());
      Expect.same("the beginning", List.of("1", "2"), handshake.fields().subList(0, 2));
      Expect.same("the protocol", "grpc", handshake.fields().get(4));
    } finally {
      start.kill();
    }
  }

  private static void shutdown(Bench bench) throws Exception {
    var task = bench.run(Bench.IDLE);
    var before = task.copies();
    DriverInstance old = bench.rig().instance();
    bench.restartAgent();
    Expect.that(!old.process().isAlive(), "the plugin's process should have ended, but lives");
    Expect.same("the task's processes", before, task.copies());
    task.recoverAfterAgentRestart();
    bench.clear(task);
  }

  private static void info(Bench bench) {
    Expect.that(!bench.rig().facts().name().isEmpty(), "PluginInfo has no name");
    Expect.that(
        bench.rig().facts().apiVersion().contains("0.1"),
        "PluginInfo names no api version 0.1, but " + bench.rig().facts().apiVersion());
  }

  private static void fingerprint(Bench bench) throws InterruptedException {
    var watch = bench.driver().fingerprints();
    var first = watch.first(Bench.PATIENCE);
    watch.cancel();
    Expect.that(first.isPresent(), "no fingerprint came");
    Expect.same("health", HealthState.HEALTHY, first.orElseThrow().getHealth());
  }

  private static void streams(Bench bench) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      var watch = bench.driver().fingerprints();
      Expect.that(watch.first(Bench.PATIENCE).isPresent(), "stream %d is silent".formatted(i + 1));
      watch.cancel();
    }
  }
}
