package dev.holdfast.runtime.podman.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "unix:///run/p.sock, unix:///run/p.sock",
    "unix://run/p.sock, unix:///run/p.sock",
    "unix:/run/p.sock, unix:///run/p.sock",
    "/run//x/../p.sock, unix:///run/p.sock",
    "http://localhost:8080, http://localhost:8080"
  })
  void allFormsThatUsersWriteAreUnderstood(String text, String uri) {
    assertThat(Endpoint.parse("default", text)).contains(new Endpoint("default", uri));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unix://", "run/p.sock", "ftp://x", "http://"})
  void otherTextIsNone(String text) {
    assertThat(Endpoint.parse("default", text)).isEmpty();
  }
}
