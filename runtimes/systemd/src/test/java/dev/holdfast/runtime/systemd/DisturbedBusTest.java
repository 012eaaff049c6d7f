package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.Disturbance;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.systemd.bus.BusAway;
import dev.holdfast.runtime.systemd.bus.BusFailure;
import dev.holdfast.runtime.systemd.bus.SystemdBus;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DisturbedBusTest {
  private static final WorkloadId ID = WorkloadId.of(Specs.owner("bus"), Specs.slot(1, "web"));

  private final List<String> asked = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  /** Notes what is called, and answers nothing. */
  private final SystemdBus plain =
      (SystemdBus)
          Proxy.newProxyInstance(
              SystemdBus.class.getClassLoader(),
              new Class<?>[] {SystemdBus.class},
              (_, method, _) -> {
                asked.add(method.getName());
                return method.getReturnType() == Optional.class ? Optional.empty() : null;
              });

  private final SystemdBus disturbed = new DisturbedBus(plain, noting(Optional.empty()));

  private Disturbance noting(Optional<RuntimeException> failure) {
    return new Disturbance() {
      @Override
      public <T> T around(String call, Optional<WorkloadId> workload, Supplier<T> work) {
        seen.add(call + " " + workload.map(WorkloadId::value).orElse("-"));
        failure.ifPresent(it -> {
          throw it;
        });
        return work.get();
      }
    };
  }

  private static final List<Consumer<SystemdBus>> CALLS =
      List.of(
          bus -> bus.managerProperties(Set.of()),
          bus -> bus.unitProperties(UnitNames.of(ID), Set.of()),
          bus -> bus.units("*", Set.of()),
          bus -> bus.startTransientUnit(UnitNames.of(ID), List.of()),
          bus -> bus.stopUnit(UnitNames.of(ID)),
          bus -> bus.killUnit(UnitNames.of(ID), "all", 9),
          bus -> bus.resetFailedUnit(UnitNames.of(ID)));

  @Test
  void everyCallIsDisturbedUnderItsNameAndMade() {
    CALLS.forEach(call -> call.accept(disturbed));
    assertThat(seen)
        .containsExactly(
            "manager_properties -",
            "unit_properties " + ID,
            "units -",
            "start_transient_unit " + ID,
            "stop_unit " + ID,
            "kill_unit " + ID,
            "reset_failed_unit " + ID);
    assertThat(seen).extracting(it -> it.split(" ")[0]).containsAll(DisturbedBus.CALLS);
    assertThat(asked).hasSameSizeAs(seen);
  }

  @Test
  void whatADisturbanceThrowsIsSaidInTheBusesWords() {
    SystemdBus away =
        new DisturbedBus(plain, noting(Optional.of(new RuntimeUnavailable("made away"))));
    SystemdBus refusing =
        new DisturbedBus(plain, noting(Optional.of(new RuntimeRefused("made to refuse"))));
    for (Consumer<SystemdBus> call : CALLS) {
      assertThatExceptionOfType(BusAway.class)
          .isThrownBy(() -> call.accept(away))
          .withMessage("made away");
      assertThatExceptionOfType(BusFailure.class)
          .isThrownBy(() -> call.accept(refusing))
          .withMessage("made to refuse");
    }
    assertThat(asked).isEmpty();
  }
}
