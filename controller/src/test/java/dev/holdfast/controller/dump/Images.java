package dev.holdfast.controller.dump;

import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records and images to test with. */
final class Images {
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07.008Z");
  static final BootId BOOT = new BootId("b1");
  static final Incarnation ALIVE = new Incarnation("i1", 4242, NOW, "/holdfast.slice/x");

  private Images() {}

  static TaskRecord record(String task) {
    TaskSlot slot = new TaskSlot("0f1c2d3e-1111-2222-3333-444455556666", task);
    Invocation invocation = new Invocation(slot + "/3b2a91d0");
    WorkloadLabels labels =
        new WorkloadLabels(new Owner("o1"), slot, invocation, "default", "shop", "web");
    SpecOutline outline =
        new SpecOutline("/usr/bin/app", "nobody", Resources.none(), new Stdio("", ""), "d1");
    return TaskRecord.wanted(labels, "systemd", outline);
  }

  static TaskRecord launched(String task) {
    return record(task)
        .knowing(
            Known.nothing().withLaunched(new Known.Launched(BOOT, ALIVE, NOW)),
            new Remark(NOW, BOOT, "launch", "it was not there yet"));
  }

  static TaskRecord stopping(String task) {
    return launched(task)
        .desiring(
            new Desired.Stop(Signal.TERM, Duration.ofSeconds(5), NOW),
            new Remark(NOW, BOOT, "stop", "Nomad stops it"));
  }

  static Observation running(TaskRecord record) {
    return new Observation.Running(record.invocation(), ALIVE);
  }

  static Belief belief(TaskRecord record, Observation seen) {
    return new Belief(record, seen, NOW, "claimed", "nothing to do", "when told", null, 0);
  }

  static NodeImage.Header header(NodeImage.Source source, String... notes) {
    StoreInfo store = new StoreInfo("/var/lib/holdfast/systemd/store", 2, 8192, 3, NOW);
    return new NodeImage.Header(
        NodeImage.SCHEMA_VERSION,
        "0.1.0",
        "systemd",
        "node-1",
        "b1",
        new NodeImage.PluginImage(77, 4, "b1", NOW, null, "running", false),
        List.of(
            new NodeImage.RuntimeImage(
                "systemd", "healthy", "closed", NOW, 2.5, 2, Map.of("version", "252"), 0f)),
        NodeImage.QueueImage.of(
            0,
            List.of(
                new NodeImage.WorkImage(
                    "a1/web", "launch", NOW, null, null, List.of("launch(Bus.java:1)")))),
        store,
        source,
        NOW,
        List.of(notes),
        null,
        List.of());
  }

  static NodeImage live(Belief... beliefs) {
    return new NodeImageBuilder(new Redaction(new byte[Redaction.KEY_BYTES]))
        .build(header(NodeImage.Source.LIVE), List.of(beliefs));
  }
}
