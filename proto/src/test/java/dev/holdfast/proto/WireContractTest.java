package dev.holdfast.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.holdfast.proto.goplugin.BrokerProto;
import dev.holdfast.proto.goplugin.ControllerProto;
import dev.holdfast.proto.goplugin.StdioProto;
import dev.holdfast.proto.nomad.base.BaseProto;
import dev.holdfast.proto.nomad.driver.DriverProto;
import dev.holdfast.proto.nomad.hclspec.HclspecProto;
import dev.holdfast.proto.nomad.structs.StructsProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An accidental renumbering or renaming fails here before any agent sees it. */
class WireContractTest {

  @Test
  void basePluginIsWhatNomadSpeaks() throws IOException {
    assertContract("base.txt", BaseProto.getDescriptor());
  }

  @Test
  void driverIsWhatNomadSpeaks() throws IOException {
    assertContract("driver.txt", DriverProto.getDescriptor());
  }

  @Test
  void optionSchemaIsWhatNomadSpeaks() throws IOException {
    assertContract("hclspec.txt", HclspecProto.getDescriptor());
  }

  @Test
  void sharedValuesAreWhatNomadSpeaks() throws IOException {
    assertContract("structs.txt", StructsProto.getDescriptor());
  }

  @Test
  void hostServicesAreWhatGoPluginSpeaks() throws IOException {
    assertContract(
        "goplugin.txt",
        BrokerProto.getDescriptor(),
        ControllerProto.getDescriptor(),
        StdioProto.getDescriptor());
  }

  private static void assertContract(String table, FileDescriptor... ours) throws IOException {
    assertThat(WireTable.of(List.of(ours))).containsExactlyInAnyOrderElementsOf(facts(table));
  }

  private static List<String> facts(String table) throws IOException {
    try (InputStream in = WireContractTest.class.getResourceAsStream(table)) {
      String text =
          new String(Objects.requireNonNull(in, table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
