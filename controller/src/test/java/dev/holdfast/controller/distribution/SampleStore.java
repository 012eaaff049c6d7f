package dev.holdfast.controller.distribution;

import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.dump.Belief;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.NodeImageBuilder;
import dev.holdfast.controller.dump.NodeKey;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Known;
import dev.holdfast.store.Place;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.Trace;
import dev.holdfast.store.mapdb.MapDbStateStore;
import dev.holdfast.store.mapdb.OfflineStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A store with many tasks that have been through a few lives of the plugin. */
final class SampleStore {
  private static final Place PLACE =
      new Place(
          "0f1c2d3e-1111-2222-3333-444455556666",
          "node-1",
          "/var/run/netns/web",
          List.of(new Port("http", "10.0.0.1", 8080, 80)),
          List.of(),
          List.of(new Mount("/srv/data", "/data", true, "private")),
          List.of());

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");
  private static final BootId BOOT = new BootId("6f1c2d3e-0000-4a5b-8c7d-0123456789ab");
  private static final int REMARKS = 12;
  private static final long SPREAD = 7919L << 32;
  private static final int DAMAGED_AT = 5_000;

  private SampleStore() {}

  static void fill(Path stateDir, int tasks) {
    try (StateStore store = MapDbStateStore.open(PluginSettings.storeDir(stateDir))) {
      for (int i = 0; i < tasks; i++) {
        store.put(record(stateDir, i));
      }
    }
  }

  /** Overwrites some bytes in each file. */
  static void damage(Path stateDir) throws IOException {
    try (Stream<Path> files = Files.list(PluginSettings.storeDir(stateDir))) {
      for (Path file : files.filter(it -> it.toFile().length() > DAMAGED_AT).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.wrap(new byte[] {'X', 'X', 'X', 'X'}), DAMAGED_AT);
        }
      }
    }
  }

  /** What a plugin with these tasks would answer. */
  static NodeImage image(Path stateDir) {
    List<TaskRecord> records = OfflineStore.read(PluginSettings.storeDir(stateDir)).records();
    NodeImage.Header header =
        new NodeImage.Header(
            NodeImage.SCHEMA_VERSION,
            "0.1.0",
            "systemd",
            "node",
            BOOT.value(),
            null,
            List.of(),
            null,
            new StoreInfo(stateDir.toString(), records.size(), 0, 0, null),
            NodeImage.Source.LIVE,
            NOON,
            List.of(),
            null,
            List.of());
    return new NodeImageBuilder(NodeKey.kept(stateDir))
        .build(header, records.stream().map(SampleStore::belief).toList());
  }

  private static Belief belief(TaskRecord record) {
    Observation seen = new Observation.Running(record.invocation(), incarnation(1));
    return new Belief(record, seen, NOON, "claimed", "it runs", "when told", null, 0);
  }

  private static TaskRecord record(Path stateDir, int number) {
    TaskSlot slot = new TaskSlot(new UUID(number * SPREAD, number).toString(), "web");
    WorkloadLabels labels =
        new WorkloadLabels(
            Owner.of("systemd", stateDir),
            slot,
            new Invocation(slot + "/%08x".formatted(number)),
            "default",
            "shop",
            "group");
    SpecOutline outline =
        new SpecOutline(
            "/usr/bin/app",
            "nobody",
            Resources.none(),
            new Stdio("/a", "/b"),
            "ab".repeat(32),
            PLACE);
    Known known =
        Known.nothing()
            .withIntended(new Known.Intended(BOOT, NOON))
            .withLaunched(new Known.Launched(BOOT, incarnation(number), NOON));
    return TaskRecord.wanted(labels, "systemd", outline).withKnown(known).withHistory(history());
  }

  private static Incarnation incarnation(int number) {
    return new Incarnation("0123456789abcdef0123456789abcdef", 4000 + number, NOON, "/x.slice/y");
  }

  private static List<Remark> history() {
    List<Remark> history = new ArrayList<>();
    for (int i = 1; i <= REMARKS; i++) {
      Trace trace =
          new Trace(i, i, "running", "running", "recovery", Duration.ofMillis(3), null, 1);
      history.add(
          new Remark(NOON, BOOT, "found", "the plugin started and found its record", trace));
    }
    return history;
  }
}
