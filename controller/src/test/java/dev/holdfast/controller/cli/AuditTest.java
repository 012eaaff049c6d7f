package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.contracts.fake.FakeRuntimeProvider;
import dev.holdfast.controller.recovery.Inventory;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.BootId;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit as operators run it, beside no plugin. */
class AuditTest {
  @TempDir Path folder;

  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final FakeRuntimeProvider provider = new FakeRuntimeProvider(node);
  private String answer = "";

  @Test
  void aWorkloadWithItsRecordIsNoLeak() {
    assertThat(audit(record(launch()))).isZero();
    assertThat(answer)
        .contains("audit: 1 workload in the runtime, each with its record, and none is missing");
  }

  @Test
  void aWorkloadWithoutARecordIsALeak() {
    launch();
    assertThat(audit()).isEqualTo(1);
    assertThat(answer).contains("1 thing does not fit").contains("no_record  0000");
  }

  @Test
  void aRecordWithoutAWorkloadIsFound() {
    WorkloadSpec spec = launch();
    node.reboot();
    assertThat(audit(record(spec))).isEqualTo(1);
    assertThat(answer).contains("no_workload  0000");
  }

  @Test
  void aRuntimeThatCannotBeAskedIsNoVerdict() {
    node.backend().takeAway();
    assertThat(audit()).isEqualTo(3);
    assertThat(answer).startsWith("holdfast: the runtime of fake cannot be asked:");
  }

  private WorkloadSpec launch() {
    Owner owner = Owner.of(provider.driverName(), folder);
    WorkloadSpec spec =
        Specs.of(owner, Specs.slot(1, "web"))
            .options(Specs.command(new FakePrograms().runsUntilKilled()))
            .build();
    node.open(owner).launch(spec);
    return spec;
  }

  private TaskRecord record(WorkloadSpec spec) {
    Remark remark =
        new Remark(Clock.systemUTC().instant(), new BootId(node.bootId()), "adopt", "found");
    Sighting sighting = new Sighting(spec.id(), spec.labels(), node.truth(spec.id()));
    return Inventory.adopt(sighting, provider.driverName(), remark);
  }

  private int audit(TaskRecord... records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code =
        Commands.of(
                new Console(out, out),
                new Providers(List.of(provider)),
                (_, _, _) -> 0,
                _ -> new LoadedRecords(List.of(records), List.of()))
            .execute("dump", "--audit", "--state-dir", folder.toString());
    answer = bytes.toString(StandardCharsets.UTF_8);
    return code;
  }
}
