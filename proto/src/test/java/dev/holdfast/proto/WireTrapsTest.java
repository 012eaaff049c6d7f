package dev.holdfast.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.rpc.Status;
import dev.holdfast.proto.nomad.base.NomadDriverConfig;
import dev.holdfast.proto.nomad.driver.DriverCapabilities;
import dev.holdfast.proto.nomad.driver.DriverCapabilities.MountConfigs;
import dev.holdfast.proto.nomad.driver.LinuxResources;
import dev.holdfast.proto.nomad.driver.MemoryUsage;
import dev.holdfast.proto.nomad.hclspec.Attr;
import dev.holdfast.proto.nomad.hclspec.Spec;
import dev.holdfast.proto.nomad.structs.RecoverableError;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The places of the contracts where a tidy-minded author would go wrong, as bytes. */
class WireTrapsTest {
  private static final int FAILED_PRECONDITION = 9;

  @Test
  void recoverableErrorIsTheFirstStatusDetail() {
    Status status =
        Status.newBuilder()
            .setCode(FAILED_PRECONDITION)
            .setMessage("daemon down")
            .addDetails(Any.pack(RecoverableError.newBuilder().setRecoverable(true).build()))
            .build();

    assertThat(Base64.getEncoder().encodeToString(status.toByteArray()))
        .isEqualTo(
            "CAkSC2RhZW1vbiBkb3duGlEKS3R5cGUuZ29vZ2xlYXBpcy5jb20vaGFzaGljb3JwLm5vbWFkLnBsdWdpbn"
                + "Muc2hhcmVkLnN0cnVjdHMuUmVjb3ZlcmFibGVFcnJvchICCAE=");
  }

  @Test
  void schemaAttributeKeepsItsCapitalLetter() {
    Spec spec = Spec.newBuilder().setAttr(Attr.newBuilder().setType("string")).build();

    assertThat(spec.getAllFields().keySet().iterator().next().getName()).isEqualTo("Attr");
    assertThat(hex(spec)).isEqualTo("1a08" + "1206" + "737472696e67");
  }

  @Test
  void portRangeHasTheUpperEndFirst() {
    NomadDriverConfig config =
        NomadDriverConfig.newBuilder().setClientMaxPort(2).setClientMinPort(1).build();

    assertThat(hex(config)).isEqualTo("0802" + "1001");
  }

  @Test
  void percentTicksComesBeforeTheCgroupOnTheWire() {
    LinuxResources resources =
        LinuxResources.newBuilder().setPercentTicks(1).setCpusetCgroup("c").build();

    assertThat(hex(resources)).isEqualTo("41" + "000000000000f03f" + "4a0163");
  }

  @Test
  void measuredFieldsOfMemoryComeBeforeUsage() {
    MemoryUsage usage =
        MemoryUsage.newBuilder()
            .setUsage(1)
            .setSwap(2)
            .addMeasuredFields(MemoryUsage.Fields.SWAP)
            .build();

    assertThat(hex(usage)).isEqualTo("320106" + "3801" + "4002");
  }

  @Test
  void unknownMountsMeansAnyMounts() {
    assertThat(MountConfigs.ANY_MOUNTS.getNumber())
        .isEqualTo(MountConfigs.UNKNOWN_MOUNTS.getNumber());
    assertThat(MountConfigs.NO_MOUNTS.getNumber()).isEqualTo(1);
  }

  @Test
  void flagOfOlderAgentsIsCarriedAndNotReused() throws Exception {
    byte[] remoteTasks = {0x38, 0x01, 0x40, 0x01};

    DriverCapabilities read = DriverCapabilities.parseFrom(remoteTasks);

    assertThat(read.getDisableLogCollection()).isTrue();
    assertThat(read.getUnknownFields().asMap().keySet()).isEqualTo(Map.of(7, "").keySet());
  }

  private static String hex(Message message) {
    ByteString bytes = message.toByteString();
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
