package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Listing what is ours, with labels that come back as they went in. */
public interface Listing extends ContractPart {

  @Test
  @Clause("R8")
  default void nothingIsListedBeforeTheFirstLaunch() {
    assertThat(bench().runtime().list()).isEmpty();
  }

  @Test
  @Clause("R8")
  default void runningAndEndedWorkloadsAreListedAsTheyAreSeen() {
    Workbench.needs(bench().runtime().info().keepsExits(), "kept exits");
    WorkloadSpec running = bench().launchUntilReady(bench().programs().runsUntilKilled());
    WorkloadSpec ended = bench().launch(bench().programs().exitsWith(7));
    bench().awaitEnd(ended.id());
    assertThat(bench().runtime().list())
        .containsExactlyInAnyOrder(sightingOf(running), sightingOf(ended));
  }

  private Sighting sightingOf(WorkloadSpec spec) {
    return new Sighting(spec.id(), spec.labels(), bench().runtime().observe(spec.id()));
  }

  @Test
  @Clause("R8")
  default void ownersNeverSeeEachOther() {
    WorkloadRuntime neighbours = bench().ofNeighbour();
    TaskSlot slot = bench().newSlot();
    WorkloadSpec mine = bench().spec(slot, bench().programs().runsUntilKilled()).build();
    WorkloadSpec theirs =
        bench().neighboursSpec(slot, bench().programs().runsUntilKilled()).build();
    bench().runtime().launch(mine);
    neighbours.launch(theirs);
    assertThat(bench().runtime().list()).extracting(Sighting::id).containsExactly(mine.id());
    assertThat(neighbours.list()).extracting(Sighting::id).containsExactly(theirs.id());
    bench().kill(mine.id());
    bench().runtime().remove(mine.id());
    assertThat(neighbours.observe(theirs.id())).isInstanceOf(Running.class);
  }

  @Test
  @Clause("R8")
  default void aFreshObjectListsTheSame() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    assertThat(bench().reopened().list()).containsExactly(sightingOf(spec));
  }

  @Test
  @Clause({"R8", "R12"})
  default void labelsComeBackAsTheyWentIn() {
    TaskSlot slot = new TaskSlot(UUID.randomUUID().toString(), "50% \"of\" 'é' $HOME \\x 漢😀");
    String hostile = Launching.HOSTILE + "\n[Service]\nUser=root\n";
    WorkloadSpec spec =
        bench()
            .spec(slot, bench().programs().runsUntilKilled())
            .job("names\npace=%h", hostile, "")
            .build();
    assertLaunchedAndListed(spec);
  }

  @Test
  @Clause("R12")
  default void veryLongNamesAreLegal() {
    TaskSlot slot = new TaskSlot(UUID.randomUUID().toString(), "t".repeat(250));
    WorkloadSpec spec =
        bench()
            .spec(slot, bench().programs().runsUntilKilled())
            .job("n".repeat(128), "j".repeat(1_000), "g".repeat(250))
            .build();
    assertLaunchedAndListed(spec);
  }

  @Test
  @Clause("R12")
  default void namesWithoutALegalCharacterAreLegal() {
    TaskSlot slot = new TaskSlot(UUID.randomUUID().toString(), "--- %%% ...");
    WorkloadSpec spec =
        bench()
            .spec(slot, bench().programs().runsUntilKilled())
            .invocation(new Invocation("=\"\n%"))
            .build();
    assertLaunchedAndListed(spec);
  }

  @Test
  @Clause("R12")
  default void namesThatDifferInIllegalCharactersOnlyStayApart() {
    String alloc = UUID.randomUUID().toString();
    List<WorkloadSpec> specs =
        List.of("a b", "a-b", "A B", "a%b").stream()
            .map(task -> new TaskSlot(alloc, task))
            .map(slot -> bench().spec(slot, bench().programs().runsUntilKilled()).build())
            .toList();
    specs.forEach(bench().runtime()::launch);
    assertThat(bench().runtime().list())
        .extracting(sighting -> sighting.labels().slot().taskName())
        .containsExactlyInAnyOrder("a b", "a-b", "A B", "a%b");
  }

  private void assertLaunchedAndListed(WorkloadSpec spec) {
    bench().runtime().launch(spec);
    assertThat(bench().runtime().observe(spec.id())).isInstanceOf(Running.class);
    assertThat(bench().runtime().list())
        .singleElement()
        .satisfies(sighting -> {
          assertThat(sighting.id()).isEqualTo(spec.id());
          assertThat(sighting.labels()).isEqualTo(spec.labels());
        });
  }
}
