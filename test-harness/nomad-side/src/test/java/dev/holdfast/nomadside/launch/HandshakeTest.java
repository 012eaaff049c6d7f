package dev.holdfast.nomadside.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {

  @Test
  void socketAndPortAreBothAddresses() {
    assertThat(Handshake.parse("1|2|unix|/tmp/p1|grpc|\n").address())
        .isEqualTo(new Address("unix", "/tmp/p1"));
    assertThat(Handshake.parse("1|2|tcp|127.0.0.1:1234|grpc").address().socket().toString())
        .contains("127.0.0.1:1234");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[0.001s][warning][pagesize] x; Unrecognized remote plugin message",
        "2|2|unix|/tmp/p|grpc|; Incompatible core API version",
        "1|1|unix|/tmp/p|grpc|; Incompatible API version",
        "1|2|unix|/tmp/p; Unsupported plugin protocol",
        "1|2|pipe|/tmp/p|grpc|; Unknown address type"
      })
  void wrongLinesAreRefusedInTheWordsOfTheAgent(String line, String because) {
    assertThatThrownBy(() -> Handshake.parse(line))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(because);
  }

  @Test
  void certificateIsRefusedBecauseItWouldBringTheAgentDown() {
    assertThatThrownBy(() -> Handshake.parse("1|2|unix|/tmp/p|grpc|" + "A".repeat(51)))
        .hasMessageContaining("certificate");
  }
}
