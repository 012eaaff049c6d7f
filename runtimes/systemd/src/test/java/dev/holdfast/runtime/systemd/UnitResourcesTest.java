package dev.holdfast.runtime.systemd;

import static dev.holdfast.runtime.systemd.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitResourcesTest {
  private static final long MIB = 1 << 20;
  private static final Resources GRANTED = new Resources(1_000, 0.5, "0,2-3", 100 * MIB, 300 * MIB);

  @Test
  void unifiedGroupsGetWeightCoresAndMemoryInTheirTerms() {
    List<UnitProperty> unit = UnitResources.properties(GRANTED, CgroupVersion.V2);
    assertThat(value(unit, "CPUWeight")).isEqualTo(39L);
    assertThat(value(unit, "AllowedCPUs")).isEqualTo(List.of((byte) 0b1101));
    assertThat(value(unit, "MemoryMax")).isEqualTo(300 * MIB);
    assertThat(value(unit, "MemoryLow")).isEqualTo(100 * MIB);
    assertThat(value(unit, "MemorySwapMax")).isEqualTo(0L);
  }

  @Test
  void oldGroupsGetSharesAffinityAndALimit() {
    List<UnitProperty> unit = UnitResources.properties(GRANTED, CgroupVersion.V1);
    assertThat(value(unit, "CPUShares")).isEqualTo(1_000L);
    assertThat(value(unit, "CPUAffinity")).isEqualTo(List.of((byte) 0b1101));
    assertThat(value(unit, "MemoryMax")).isEqualTo(300 * MIB);
    assertThat(unit).extracting(UnitProperty::name).doesNotContain("MemoryLow", "MemorySwapMax");
  }

  @Test
  void nothingIsLimitedWithoutAGrant() {
    for (CgroupVersion version : CgroupVersion.values()) {
      assertThat(UnitResources.properties(Resources.none(), version))
          .extracting(UnitProperty::name)
          .containsExactlyInAnyOrder("CPUAccounting", "MemoryAccounting", "TasksAccounting");
    }
  }

  @Test
  void reservationAloneIsTheLimit() {
    Resources plain = new Resources(0, 0, "", 100 * MIB, 100 * MIB);
    List<UnitProperty> unit = UnitResources.properties(plain, CgroupVersion.V2);
    assertThat(value(unit, "MemoryMax")).isEqualTo(100 * MIB);
    assertThat(unit).extracting(UnitProperty::name).doesNotContain("MemoryLow");
  }

  @Test
  void sharesKeepTheirProportionAndTheirBounds() {
    assertThat(CpuShares.weight(0)).isEqualTo(1);
    assertThat(CpuShares.weight(2)).isEqualTo(1);
    assertThat(CpuShares.weight(262_144)).isEqualTo(10_000);
    assertThat(CpuShares.weight(Long.MAX_VALUE)).isEqualTo(10_000);
    assertThat(CpuShares.shares(1)).isEqualTo(2);
    assertThat(CpuShares.shares(1_000_000)).isEqualTo(262_144);
  }

  @Test
  void coresThatAreNoListAreRefused() {
    for (String cores : List.of("a", "0,", "-1", "1-", "99999", "0;1")) {
      assertThatThrownBy(() -> CpuSet.mask(cores))
          .isInstanceOf(RuntimeRefused.class)
          .hasMessageContaining("\"" + cores + "\"");
    }
    assertThat(CpuSet.mask("8, 1")).containsExactly(2, 1);
  }
}
